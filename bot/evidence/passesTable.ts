import { csvRow } from '../../services/audit/exported';
import type { PassLine } from '../../services/evidence/population';

const columns = [
  'state',
  'subject',
  'loggedAt',
  'intendedAt',
  'initiator',
  'record',
  'ref',
  'attempt',
  'pass',
] as const satisfies readonly (keyof PassLine)[];

/** Every pass as a table (RFC 4180). */
export function passesTable(passes: readonly PassLine[]): string {
  const rows = passes.map((one) => csvRow(columns.map((column) => one[column])));
  return [csvRow(columns), ...rows].map((row) => `${row}\r\n`).join('');
}
