import { idUnder, listUnder, textUnder, under } from './line';
import type { Line } from './line';
import { givenIn, told } from './story';
import type { Given, Story } from './story';

/** What is asked of the trail about the separation of duties; each should find nothing. */
export const dutyQueries = [
  'ownRequest',
  'ownPass',
  'witness',
  'pressedByAnother',
  'tooFew',
  'noSecurity',
  'selfProven',
  'forOneself',
  'requesterOpened',
  'noIntent',
  'ownReview',
  'oneSwitch',
] as const;
export type DutyQuery = (typeof dutyQueries)[number];

/** One thing that should not be: in which line, and who. */
export interface DutyFound {
  readonly line: number;
  readonly request: string;
  readonly who: string;
}

/** The answer to one query: of how many acts it was asked, and what was found. */
export interface DutyAnswer {
  readonly query: DutyQuery;
  readonly asked: number;
  readonly found: readonly DutyFound[];
}

/** Of so many acts, these are wrong. */
interface Part {
  readonly asked: number;
  readonly wrong: readonly (readonly [line: Line, who: string])[];
}

/** Who had a part in a case: of a review of it nobody of them signs. */
export type PartsOf = (request: string) => ReadonlySet<string>;

const nobody: ReadonlySet<string> = new Set();

/** Asks every query of the whole histories it is given, in any order, and adds the answers up. */
export function askDuties(): {
  takeCase(lines: readonly Line[]): void;
  takeReview(lines: readonly Line[], partsOf: PartsOf): void;
  /** The history of the desk as a whole, of which these lines count. */
  takeDesk(lines: readonly Line[], counts: (line: Line) => boolean): void;
  answers(): readonly DutyAnswer[];
} {
  const asked = new Map<DutyQuery, number>();
  const found = new Map<DutyQuery, DutyFound[]>();
  const add = (query: DutyQuery, part: Part): void => {
    asked.set(query, (asked.get(query) ?? 0) + part.asked);
    const own = part.wrong.map(([line, who]) => ({ line: line.id, request: line.request, who }));
    found.set(query, [...(found.get(query) ?? []), ...own]);
  };
  return {
    takeCase(lines) {
      for (const [query, ask] of Object.entries(ofCases)) add(query as DutyQuery, ask(lines));
    },
    takeReview: (lines, partsOf) => {
      add('ownReview', ownReview(lines, partsOf));
    },
    takeDesk: (lines, counts) => {
      add('oneSwitch', oneSwitch(lines, counts));
    },
    answers: () =>
      dutyQueries.map((query) => ({ query, asked: asked.get(query) ?? 0, found: found.get(query) ?? [] })),
  };
}

/** Everybody who had a part in a case, as its lines tell. */
export function takingPart(lines: readonly Line[]): ReadonlySet<string> {
  const last = told(lines).at(-1)?.after;
  if (last === undefined) return nobody;
  const deciders = lines.flatMap((line) =>
    line.kind === 'approved' || line.kind === 'denied' ? textUnder(line.event, 'approver', 'id') : [],
  );
  const openers = lines.filter(({ kind }) => kind === 'intended').map(author);
  const all = [last.subject, ...last.requesters, ...last.witnesses, ...deciders, ...openers];
  return new Set(all);
}

const ofCases: Readonly<
  Record<Exclude<DutyQuery, 'ownReview' | 'oneSwitch'>, (lines: readonly Line[]) => Part>
> = {
  ownRequest(lines) {
    const approvals = of(lines, 'approved', ({ line, before }) => {
      const { approver } = givenIn(line);
      return before.requesters.includes(approver) ? approver : undefined;
    });
    // Who approved and held the case afterwards must not be counted among those who approved its pass.
    const later = of(lines, 'intended', ({ before }) =>
      before.approvals.map(({ approver }) => approver).find((id) => before.requesters.includes(id)),
    );
    return { asked: approvals.asked, wrong: [...approvals.wrong, ...later.wrong] };
  },
  ownPass: (lines) =>
    of(lines, 'approved', ({ line, before }) => {
      const { approver } = givenIn(line);
      return approver === before.subject ? approver : undefined;
    }),
  witness: (lines) =>
    of(lines, 'approved', ({ line, before }) => {
      const { approver } = givenIn(line);
      return before.witnesses.includes(approver) ? approver : undefined;
    }),
  pressedByAnother: (lines) =>
    of(lines, 'approved', ({ line }) => (givenIn(line).approver === author(line) ? undefined : line.by)),
  tooFew: (lines) =>
    of(lines, 'intended', ({ line, before }) =>
      mostOfOneHash(before, () => true) < before.approvalsNeeded ? line.by : undefined,
    ),
  noSecurity: (lines) =>
    of(lines, 'intended', ({ line, before }) =>
      mostOfOneHash(before, ({ security }) => security) < before.securityNeeded ? line.by : undefined,
    ),
  selfProven: (lines) =>
    of(lines, 'intended', ({ line, before }) =>
      before.provenBy.some((id) => !before.requesters.includes(id)) ? undefined : line.by,
    ),
  forOneself: (lines) =>
    of(lines, ['opened', 'takenOver'], ({ after }) =>
      after.requesters.includes(after.subject) ? after.subject : undefined,
    ),
  requesterOpened: (lines) =>
    of(lines, 'intended', ({ line, before }) =>
      before.requesters.includes(author(line)) && !before.readOut ? line.by : undefined,
    ),
  noIntent: (lines) =>
    of(lines, 'made', ({ line, before }) =>
      before.intended.includes(Number(under(line.event, 'attempt'))) ? undefined : line.by,
    ),
};

/** Asks a question of every line of these kinds; whoever it names is wrong. */
function of(
  lines: readonly Line[],
  kinds: string | readonly string[],
  wrong: (one: ReturnType<typeof told>[number]) => string | undefined,
): Part {
  const acts = told(lines).filter(({ line }) =>
    typeof kinds === 'string' ? line.kind === kinds : kinds.includes(line.kind),
  );
  return {
    asked: acts.length,
    wrong: acts.flatMap((act) => {
      const who = wrong(act);
      return who === undefined ? [] : [[act.line, who] as const];
    }),
  };
}

/** How many different people approved the same text. */
function mostOfOneHash({ approvals }: Story, counts: (given: Given) => boolean): number {
  const people = new Map<string, Set<string>>();
  for (const given of approvals)
    if (counts(given)) people.set(given.hash, (people.get(given.hash) ?? new Set()).add(given.approver));
  return Math.max(0, ...[...people.values()].map(({ size }) => size));
}

function ownReview(lines: readonly Line[], partsOf: PartsOf): Part {
  const about = new Map<string, { readonly person: string; readonly request: string }>();
  const signs = lines.filter(({ kind }) => kind === 'reviewSigned');
  for (const line of lines)
    for (const one of listUnder(line.event, 'lines'))
      about.set(textUnder(one, 'key'), {
        person: idUnder(one, 'personId'),
        request: textUnder(one, 'requestId'),
      });
  return {
    asked: signs.length,
    wrong: signs.flatMap((line) => {
      const signer = idUnder(line.event, 'person', 'id');
      const { person, request } = about.get(textUnder(line.event, 'line')) ?? { person: '', request: '' };
      const isOwn = signer === person || partsOf(request).has(signer);
      return isOwn ? [[line, signer] as const] : [];
    }),
  };
}

/** What takes two people: stopping, resuming, a mode. What an operator does at the command line, or the desk by itself, is not asked for. */
const switched: ReadonlySet<string> = new Set(['issuingStopped', 'issuingResumed', 'modeSet']);
const bySystem: ReadonlySet<string> = new Set(['desk', 'operator']);

function oneSwitch(lines: readonly Line[], counts: (line: Line) => boolean): Part {
  // Where the beginning was dropped, who asked first may have been dropped with it.
  let asker = lines[0]?.seq === 1 ? '' : undefined;
  let asked = 0;
  const wrong: (readonly [Line, string])[] = [];
  for (const line of lines) {
    if (line.kind === 'switchAsked') asker = idUnder(line.event, 'person', 'id');
    if (!switched.has(line.kind) || bySystem.has(line.by) || asker === undefined) continue;
    if (counts(line)) {
      asked += 1;
      if (asker === '' || asker === author(line)) wrong.push([line, line.by]);
    }
    asker = '';
  }
  return { asked, wrong };
}

function author({ by }: Line): string {
  return by.toLowerCase();
}
