import type { Background, Risk } from './facts';
import type { Signal } from './signals';
import type { Scenario } from './terms';

/** What is true around a case besides the desk's own history. */
export interface Circumstances {
  readonly scenario: Scenario;
  readonly background: Background;
  readonly requesterRisk: Risk;
  /** Whether the subject's office is open now. */
  readonly officeOpen: boolean;
  /** ISO 8601, by the desk's own clock; nothing that a client says about time is used. */
  readonly now: string;
}

const hourMs = 3_600_000;
const minuteMs = 60_000;

/** The signs of abuse in what the tenant and the clock say. */
export function signalsAround(around: Circumstances): readonly Signal[] {
  const { background, now } = around;
  const ago = (moment: string | undefined): number | undefined =>
    moment === undefined ? undefined : Date.parse(now) - Date.parse(moment);
  const password = ago(background.changes?.password);
  const signedIn = ago(background.signedInAt);
  return [
    ...sign('subjectAtRisk', background.risk === 'high' ? 1 : 0),
    ...sign('subjectRisky', background.risk === 'medium' ? 1 : 0),
    ...sign('requesterAtRisk', around.requesterRisk === 'high' ? 1 : 0),
    ...sign('requesterRisky', around.requesterRisk === 'medium' ? 1 : 0),
    ...sign(
      'passwordReset',
      password !== undefined && password < 24 * hourMs ? atLeastOne(password / hourMs) : 0,
    ),
    ...sign(
      'signedInLately',
      around.scenario !== 'onboarding' && signedIn !== undefined ? atLeastOne(signedIn / minuteMs) : 0,
    ),
    ...sign('outOfHours', around.officeOpen ? 0 : 1),
  ];
}

function atLeastOne(amount: number): number {
  return Math.max(1, Math.floor(amount));
}

function sign(kind: Signal['kind'], count: number): Signal[] {
  return count > 0 ? [{ kind, count }] : [];
}
