import type { Entry } from '../../services/audit/chain';
import { csvHeading, csvLine } from '../../services/audit/exported';
import { foldAlerts } from '../../services/evidence/alertEnds';
import type { AlertEnd } from '../../services/evidence/alertEnds';
import { listUnder } from '../../services/evidence/line';
import type { Line } from '../../services/evidence/line';
import type { Span } from '../../services/evidence/uncovered';
import type { Store } from '../../services/ports';
import type { PackFolder } from './packFolder';
import type { Reader } from './reader';
import { sealFiles } from './sealFiles';

/** What one reading of the whole trail found for a period. */
export interface TrailRead {
  /** Entries of the period. */
  readonly entries: number;
  /** The last entry of all. */
  readonly head: Pick<Entry, 'id' | 'hash'> | undefined;
  /** When the first entry that is kept was written (ISO 8601); empty for an empty trail. */
  readonly keptSince: string;
  /** Ids of the cases that were open at some time of the period. */
  readonly cases: readonly string[];
  /** Ids of the cases that reviews of the period are about. */
  readonly reviewed: ReadonlySet<string>;
  /** Histories whose beginning was dropped though something of them lies in the period. */
  readonly beheaded: number;
  readonly desk: readonly Line[];
  readonly reviews: readonly (readonly Line[])[];
  readonly alerts: readonly AlertEnd[];
  /** Seals over the period that are in the pack, and those whose entries are no longer kept. */
  readonly seals: { readonly written: number; readonly dropped: number };
}

const page = 5_000;
const ofDesk: ReadonlySet<string> = new Set([
  'switchAsked',
  'issuingStopped',
  'olderCopyFound',
  'issuingResumed',
  'modeSet',
  'emergencyTried',
  'passcodeTyped',
  'revokedAll',
  'strangerFound',
  'strangerToGo',
  'sweepHeld',
  'sweepAllowed',
  'alertsHeld',
  'sinkLate',
  'baselineChecked',
  'stageSet',
  'policyRead',
]);
const ofReviews: ReadonlySet<string> = new Set(['reviewOpened', 'reviewSigned', 'reviewEscalated']);

/** Reads the trail once, page by page, and writes what belongs to the period: its lines, and the seals over them. */
export async function readTrail(
  { trail }: Pick<Store, 'trail'>,
  reader: Reader,
  folder: PackFolder,
  { from, to }: Span,
  withNames: boolean,
): Promise<TrailRead> {
  const isIn = ({ at }: { readonly at: string }): boolean => from <= at && at < to;
  const cases = new Set<string>();
  const begun = new Set<string>();
  const beheaded = new Set<string>();
  const reviewed = new Set<string>();
  const reviews = new Map<string, Line[]>();
  const desk: Line[] = [];
  const alerts = foldAlerts();
  const seals = sealFiles(trail, folder, { isIn, withNames });
  let entries = 0;
  let head: TrailRead['head'];
  let keptSince = '';
  await folder.add('events.jsonl', '');
  await folder.add('events.csv', `${csvHeading}\r\n`);

  const note = (entry: Entry, line: Line): void => {
    const { requestId: id, kind, at, seq } = entry;
    if (seq === 1) begun.add(id);
    if (kind === 'opened' && at < to) cases.add(id);
    // What is told after the end, or found then, is of the case still.
    if (kind === 'closed' && at < from) cases.delete(id);
    if (isIn(entry) && !begun.has(id) && !ofDesk.has(kind)) beheaded.add(id);
    if (ofDesk.has(kind) && at < to) desk.push(line);
    if (ofReviews.has(kind)) reviews.set(id, [...(reviews.get(id) ?? []), line]);
    if (kind === 'reviewOpened' && isIn(entry)) for (const one of idsIn(entry)) reviewed.add(one);
    alerts.take(line);
  };

  for (let after = 0; ;) {
    const some = await trail.entries(after, page);
    const last = some.at(-1);
    if (last === undefined) break;
    if (head === undefined) keptSince = some[0]?.at ?? '';
    const lines = await reader.lines(some);
    const own: string[] = [];
    const table: string[] = [];
    for (const [index, entry] of some.entries()) {
      const line = lines[index];
      if (line === undefined) continue;
      note(entry, line);
      await seals.take(entry);
      if (!isIn(entry)) continue;
      entries += 1;
      own.push(`${JSON.stringify(withNames ? { ...line, text: entry.body } : line)}\n`);
      table.push(`${csvLine(line)}\r\n`);
    }
    await folder.add('events.jsonl', own.join(''));
    await folder.add('events.csv', table.join(''));
    head = { id: last.id, hash: last.hash };
    after = last.id;
  }
  return {
    entries,
    head,
    keptSince,
    cases: [...cases],
    reviewed,
    beheaded: beheaded.size,
    desk,
    reviews: [...reviews.values()].filter((lines) => lines.some(isIn)),
    alerts: alerts.ends().filter(({ raisedAt, endedAt }) => isIn({ at: raisedAt }) || isIn({ at: endedAt })),
    seals: await seals.end(),
  };
}

/** The true ids of the cases that a review is about. */
function idsIn({ body }: Entry): readonly string[] {
  try {
    return listUnder(JSON.parse(body), 'lines').flatMap((one) => {
      const { requestId } = one as { readonly requestId?: unknown };
      return typeof requestId === 'string' ? [requestId] : [];
    });
  } catch {
    return [];
  }
}
