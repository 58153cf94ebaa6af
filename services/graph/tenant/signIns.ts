import type { EmergencyAccount, LegacyUse } from '../../baseline/tenantState';
import { filters } from '../path';
import type { Patient } from './patient';

/** Entra's names of clients that cannot take a second factor. */
const oldClients = [
  'IMAP4',
  'POP3',
  'Authenticated SMTP',
  'Exchange ActiveSync',
  'Exchange Web Services',
  'MAPI Over HTTP',
  'AutoDiscover',
  'Offline Address Book',
  'Outlook Anywhere (RPC over HTTP)',
  'Exchange Online PowerShell',
  'Other clients',
];
const atMost = 50;

/** Which old clients signed in since a moment (ISO 8601); a first page of each is enough to tell. */
export async function readLegacyUse(graph: Patient, since: string): Promise<readonly LegacyUse[]> {
  const found: LegacyUse[] = [];
  for (const client of oldClients) {
    const query = encodeURIComponent(`createdDateTime ge ${since} and clientAppUsed eq '${client}'`);
    const some = await graph.first(`/auditLogs/signIns?$filter=${query}&$top=${String(atMost)}`);
    found.push({ client, seen: some.length });
  }
  return found;
}

/** The emergency accounts that signed in since a moment. */
export async function readEmergencyUse(
  graph: Patient,
  accounts: readonly EmergencyAccount[],
  since: string,
): Promise<readonly string[]> {
  const used: string[] = [];
  for (const { id, name } of accounts) {
    const query = filters(['createdDateTime', 'ge', since], ['userId eq ?', id]);
    const [some] = await graph.first(`/auditLogs/signIns?${query}&$top=1`);
    if (some !== undefined) used.push(name);
  }
  return used;
}

/** Asks the audit log for its newest record since a moment; that it answers is what counts. */
export async function readAuditLog(graph: Patient, since: string): Promise<true> {
  const query = encodeURIComponent(`activityDateTime ge ${since}`);
  await graph.first(`/auditLogs/directoryAudits?$filter=${query}&$top=1`);
  return true;
}
