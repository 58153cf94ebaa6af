import type { Mode } from './modes';
import type { Signal } from './signals';
import type { Scenario, SubjectClass } from './terms';

/** The scenarios for which the exception can be made. */
export const readOutScenarios = [
  'onboarding',
  'recovery',
  'reregistration',
] as const satisfies readonly Scenario[];

/**
 * A dated exception: in this scenario a technician may read the passcode out on a call. Days as in 2026-03-31, both
 * included, by the calendar of the site.
 */
export interface ReadOutException {
  readonly scenario: (typeof readOutScenarios)[number];
  readonly from: string;
  readonly until: string;
  readonly reason: string;
  readonly approvedBy: string;
}

/** The exception under which a case runs. */
export interface ReadOut extends Omit<ReadOutException, 'scenario' | 'from'> {
  readonly timeZone: string;
}

/** What an exception is asked for. */
interface Asked {
  readonly scenario: Scenario;
  readonly class: SubjectClass;
  readonly signals: readonly Signal[];
  readonly modes: readonly Mode[];
}

interface Exceptions {
  readonly readOut: readonly ReadOutException[];
  readonly timeZone: string;
}

/** An exception holds for so many days at most. */
export const longestDays = 92;
const dayMs = 86_400_000;

/** The exception that holds for a scenario at a moment (ISO 8601), or undefined. */
export function readOutOn(
  { readOut, timeZone }: Exceptions,
  scenario: Scenario,
  now: string,
): ReadOut | undefined {
  const today = dayAt(timeZone, now);
  const holds = readOut.find((one) => one.scenario === scenario && one.from <= today && today <= one.until);
  if (holds === undefined) return undefined;
  const { until, reason, approvedBy } = holds;
  return { until, reason, approvedBy, timeZone };
}

/**
 * Whether such a case may be read out at all, whatever a policy says: an ordinary subject, no sign of abuse, no raised
 * threat.
 */
export function mayBeReadOut({ scenario, class: subjectClass, signals, modes }: Asked): boolean {
  return (
    scenario !== 'privileged' &&
    subjectClass === 'ordinary' &&
    signals.length === 0 &&
    !modes.includes('elevated')
  );
}

/** Whether the day of an exception has passed at a moment (ISO 8601). */
export function isReadOutOver({ until, timeZone }: ReadOut, now: string): boolean {
  return dayAt(timeZone, now) > until;
}

/** What is wrong with an exception, as sentences. */
export function readOutFaults(readOut: readonly ReadOutException[]): readonly string[] {
  return readOut.flatMap(({ from, until, reason, approvedBy }, index) => {
    const name = `readOut.${index}`;
    const [first, last] = [dayMsOf(from), dayMsOf(until)];
    const days = (last - first) / dayMs + 1;
    return [
      ...(Number.isNaN(days) ? [`${name}: from and until are days such as 2026-03-31`] : []),
      ...(days < 1 || days > longestDays ? [`${name}.until: 1 to ${longestDays} days after from`] : []),
      ...(reason.trim().length < 10 ? [`${name}.reason: say why`] : []),
      ...(approvedBy.trim().length < 3 ? [`${name}.approvedBy: say who decided it`] : []),
    ];
  });
}

/** Midnight (UTC) of a day, or NaN for what is none, such as the 30th of February. */
function dayMsOf(day: string): number {
  const ms = /^\d{4}-\d\d-\d\d$/.test(day) ? Date.parse(day) : Number.NaN;
  return Number.isNaN(ms) || !new Date(ms).toISOString().startsWith(day) ? Number.NaN : ms;
}

function dayAt(timeZone: string, moment: string): string {
  const parts = new Intl.DateTimeFormat('en', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).formatToParts(new Date(moment));
  const part = (type: Intl.DateTimeFormatPartTypes): string =>
    parts.find((one) => one.type === type)?.value ?? '';
  return `${part('year')}-${part('month')}-${part('day')}`;
}
