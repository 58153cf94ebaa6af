import { grouped } from '../../services/alerts/grouped';
import { csvRow } from '../../services/audit/exported';
import { summaryColumns, summaryOf } from '../../services/evidence/caseSummary';
import type { CaseSummary } from '../../services/evidence/caseSummary';
import { takingPart } from '../../services/evidence/duties';
import type { askDuties } from '../../services/evidence/duties';
import { exceptionsIn } from '../../services/evidence/exceptions';
import type { Exception } from '../../services/evidence/exceptions';
import type { Line } from '../../services/evidence/line';
import type { Made } from '../../services/evidence/population';
import type { Span } from '../../services/evidence/uncovered';
import type { Event } from '../../services/requests/event';
import { fold } from '../../services/requests/evolve';
import type { Store } from '../../services/ports';
import { casePage } from './casePage';
import type { PackFolder } from './packFolder';
import type { Reader } from './reader';
import type { TrailRead } from './readTrail';

/** What the cases of a period told. */
export interface CasesRead {
  readonly count: number;
  /** The first of them, for the page; the rest is in the list. */
  readonly rows: readonly { readonly summary: CaseSummary; readonly file: string }[];
  readonly made: readonly Made[];
  readonly exceptions: readonly Exception[];
  /** Cases whose lines could not be understood. */
  readonly unreadable: number;
  /** The short names of cases by the id under which their lines stand. */
  readonly refs: ReadonlyMap<string, string>;
  readonly partsOf: (request: string) => ReadonlySet<string>;
}

const casesAtOnce = 100;
const rowsAtMost = 500;
const nobody: ReadonlySet<string> = new Set();

/** Reads the cases of a period, some at a time: writes each as a page and as data, and asks the duties of it. */
export async function readCases(
  { trail }: Pick<Store, 'trail'>,
  reader: Reader,
  folder: PackFolder,
  { cases, reviewed }: TrailRead,
  { from, to }: Span,
  duties: ReturnType<typeof askDuties>,
): Promise<CasesRead> {
  const rows: { summary: CaseSummary; file: string }[] = [];
  const made: Made[] = [];
  const exceptions: Exception[] = [];
  const refs = new Map<string, string>();
  const names = new Set<string>();
  const parts = new Map<string, ReadonlySet<string>>();
  let count = 0;
  let unreadable = 0;
  const own = new Set(cases);
  await folder.add('cases.csv', `${csvRow(summaryColumns)}\r\n`);

  async function takeOwn(lines: readonly Line[], id: string): Promise<void> {
    count += 1;
    duties.takeCase(lines);
    const inPeriod = lines.filter(({ at }) => from <= at && at < to);
    exceptions.push(...inPeriod.flatMap(exceptionsIn));
    const read = summarised(lines);
    if (read === undefined) unreadable += 1;
    const name = nameOf(read?.summary.ref, count, names);
    names.add(name);
    refs.set(id, name);
    await folder.whole(`cases/${name}.json`, `${JSON.stringify({ summary: read?.summary, lines })}\n`);
    await folder.whole(`cases/${name}.html`, casePage(name, read?.summary, lines));
    if (read === undefined) return;
    made.push(read.made);
    await folder.add('cases.csv', `${csvRow(summaryColumns.map((column) => read.summary[column]))}\r\n`);
    if (rows.length < rowsAtMost) rows.push({ summary: read.summary, file: `cases/${name}.html` });
  }

  const ids = [...new Set([...cases, ...reviewed])];
  for (let start = 0; start < ids.length; start += casesAtOnce) {
    const some = await trail.entriesOf(ids.slice(start, start + casesAtOnce));
    const lines = await reader.lines(some);
    const histories = grouped(
      some.map((entry, index) => ({ id: entry.requestId, line: lines[index] })),
      ({ id }) => id,
    );
    for (const [id, all] of histories) {
      const history = all.flatMap(({ line }) => line ?? []);
      const shown = history[0]?.request ?? id;
      if (reviewed.has(id)) parts.set(shown, takingPart(history));
      if (own.has(id)) await takeOwn(history, shown);
    }
  }
  return {
    count,
    rows,
    made,
    exceptions,
    unreadable,
    refs,
    partsOf: (request) => parts.get(request) ?? nobody,
  };
}

/** The case as its lines tell it; undefined where they have been bent so that they tell none. */
function summarised(
  lines: readonly Line[],
): { readonly summary: CaseSummary; readonly made: Made } | undefined {
  try {
    const request = fold(lines.map(({ event, at, by, kind }) => ({ ...event, at, by, kind }) as Event));
    if (request === undefined) return undefined;
    const { id, ref, subject, requester, earlier, attempts } = request;
    return { summary: summaryOf(request), made: { id, ref, subject, requester, earlier, attempts } };
  } catch {
    return undefined;
  }
}

/** The name of a case's files: its short name, unless that was bent or is taken. */
function nameOf(ref: string | undefined, count: number, taken: ReadonlySet<string>): string {
  const fits = ref !== undefined && /^TAP-[A-Z0-9]{1,12}$/.test(ref) && !taken.has(ref);
  return fits ? ref : `case-${count}`;
}
