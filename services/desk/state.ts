import type { LastCheck } from '../baseline/lastCheck';
import type { Person } from '../policy/facts';
import type { Mode } from '../policy/modes';
import type { RolloutStage } from '../policy/rollout';
import type { TapGroup } from '../policy/terms';
import { minutesAfter } from '../requests/moments';

/** What two security approvers can do to the desk as a whole. */
export const switches = [
  'stop',
  'resume',
  'revokeAll',
  'elevate',
  'relax',
  'reportOnly',
  'enforce',
  'pilot',
  'endPilot',
] as const;
export type Switch = (typeof switches)[number];

/** The modes that are on, and since when (ISO 8601). */
export type ModesOn = Readonly<Partial<Record<Mode, string>>>;

/** The mode that a switch is about, and whether it turns it on; undefined for the others. */
export const modeSwitches: Readonly<Partial<Record<Switch, { readonly mode: Mode; readonly on: boolean }>>> =
  {
    elevate: { mode: 'elevated', on: true },
    relax: { mode: 'elevated', on: false },
    reportOnly: { mode: 'reportOnly', on: true },
    enforce: { mode: 'reportOnly', on: false },
    pilot: { mode: 'pilot', on: true },
    endPilot: { mode: 'pilot', on: false },
  };

/** Somebody in a target group whom this desk did not put there. */
export interface Stranger {
  /** Group and object id, so that nobody is announced twice. */
  readonly id: string;
  readonly group: TapGroup;
  readonly person: Person;
  /** Whether somebody has pressed to have them removed. */
  readonly removal: boolean;
}

/** The desk as a whole: the fold of its own events. Times in ISO 8601. */
export interface DeskState {
  readonly events: number;
  /** Why nothing is issued; undefined while the desk issues. */
  readonly stopped:
    | {
        readonly name: string;
        readonly at: string;
        readonly reason: string;
        /** The seal known outside that this database does not have: it is an older copy, or another one. */
        readonly behind?: number | undefined;
      }
    | undefined;
  /** What one security approver asked for and another has to confirm. */
  readonly asked:
    { readonly what: Switch; readonly by: Person; readonly at: string; readonly reason: string } | undefined;
  readonly strangers: readonly Stranger[];
  /** How many orphans a sweep found that was too many to go on without being told to; 0 when it goes on. */
  readonly heldBack: number;
  /** Until when a larger sweep was allowed. */
  readonly sweepUntil: string | undefined;
  readonly modes: ModesOn;
  /** The last try to get a pass for an emergency account. */
  readonly emergencyTry: { readonly by: string; readonly account: Person; readonly at: string } | undefined;
  /** Who last typed what has the shape of a passcode, without a part in any hand-over. */
  readonly typed: { readonly by: Person; readonly at: string } | undefined;
  /** Alerts that got no card of their own because there were too many at once, since then; undefined when there were none. */
  readonly heldAlerts: { readonly count: number; readonly since: string } | undefined;
  /** Sinks that have not got the trail for long, and since when they have not. */
  readonly lateSinks: Readonly<Record<string, string>>;
  /** What the last check of the tenant's baseline found; undefined when there was none. */
  readonly baseline: LastCheck | undefined;
  /** The phase of the rollout and since when; undefined where none was ever begun, and everybody is served. */
  readonly rollout: { readonly stage: RolloutStage; readonly since: string } | undefined;
  /** The policy file by which the desk works: what it calls itself, and the SHA-256 (hex) of its text. */
  readonly policy: { readonly version: string; readonly hash: string; readonly since: string } | undefined;
  /** The notices already posted, by their key. */
  readonly told: Readonly<Record<string, string>>;
}

/** A desk about which nothing was ever said. */
export const newDesk: DeskState = {
  events: 0,
  stopped: undefined,
  asked: undefined,
  strangers: [],
  heldBack: 0,
  sweepUntil: undefined,
  modes: {},
  emergencyTry: undefined,
  typed: undefined,
  heldAlerts: undefined,
  lateSinks: {},
  baseline: undefined,
  rollout: undefined,
  policy: undefined,
  told: {},
};

/** What can happen to the desk as a whole. */
export type DeskHappening =
  | { readonly kind: 'switchAsked'; readonly what: Switch; readonly person: Person; readonly reason: string }
  /** `name` is empty when an operator stopped it at the command line. */
  | { readonly kind: 'issuingStopped'; readonly reason: string; readonly name: string }
  | { readonly kind: 'olderCopyFound'; readonly behind: number }
  | { readonly kind: 'issuingResumed' }
  | { readonly kind: 'modeSet'; readonly mode: Mode; readonly on: boolean }
  | { readonly kind: 'emergencyTried'; readonly technician: string; readonly account: Person }
  | { readonly kind: 'passcodeTyped'; readonly person: Person }
  | { readonly kind: 'revokedAll'; readonly passes: number; readonly members: number }
  | { readonly kind: 'strangerFound'; readonly stranger: Omit<Stranger, 'removal'> }
  | { readonly kind: 'strangerToGo'; readonly id: string }
  | { readonly kind: 'strangerGone'; readonly id: string }
  | { readonly kind: 'sweepHeld'; readonly orphans: number }
  | { readonly kind: 'sweepAllowed'; readonly until: string }
  | { readonly kind: 'alertsHeld'; readonly count: number }
  | { readonly kind: 'sinkLate'; readonly sink: string; readonly since: string }
  | { readonly kind: 'sinkCaughtUp'; readonly sink: string }
  | { readonly kind: 'baselineChecked'; readonly found: Omit<LastCheck, 'at'> }
  | { readonly kind: 'stageSet'; readonly stage: RolloutStage; readonly reason: string }
  | { readonly kind: 'policyRead'; readonly version: string; readonly hash: string }
  | { readonly kind: 'noticed'; readonly notice: string; readonly receipt: string };

/** One entry of the desk's own history. */
export type DeskEvent = DeskHappening & { readonly at: string; readonly by: string };

/** The desk after one more event. */
export function evolveDesk(desk: DeskState, event: DeskEvent): DeskState {
  return { ...desk, ...change(desk, event), events: desk.events + 1 };
}

function change(desk: DeskState, event: DeskEvent): Partial<DeskState> {
  switch (event.kind) {
    case 'switchAsked':
      return { asked: { what: event.what, by: event.person, at: event.at, reason: event.reason } };
    case 'issuingStopped':
      return { stopped: { name: event.name, at: event.at, reason: event.reason }, asked: undefined };
    case 'olderCopyFound':
      return { stopped: { name: '', at: event.at, reason: '', behind: event.behind }, asked: undefined };
    case 'issuingResumed':
      return { stopped: undefined, asked: undefined };
    case 'modeSet': {
      const others = Object.entries(desk.modes).filter(([mode]) => mode !== event.mode);
      const on = event.on ? [[event.mode, event.at] as const] : [];
      return { modes: Object.fromEntries([...others, ...on]), asked: undefined };
    }
    case 'emergencyTried':
      return { emergencyTry: { by: event.technician, account: event.account, at: event.at } };
    case 'passcodeTyped':
      return { typed: { by: event.person, at: event.at } };
    case 'revokedAll':
      return { asked: undefined };
    case 'strangerFound':
      return { strangers: [...desk.strangers, { ...event.stranger, removal: false }] };
    case 'strangerToGo':
      return {
        strangers: desk.strangers.map((one) => (one.id === event.id ? { ...one, removal: true } : one)),
      };
    case 'strangerGone':
      return {
        strangers: desk.strangers.filter((one) => one.id !== event.id),
        told: Object.fromEntries(Object.entries(desk.told).filter(([key]) => key !== `stranger:${event.id}`)),
      };
    case 'sweepHeld':
      return { heldBack: event.orphans };
    case 'sweepAllowed':
      return { heldBack: 0, sweepUntil: event.until };
    case 'alertsHeld':
      return { heldAlerts: heldAfter(desk.heldAlerts, event) };
    case 'sinkLate':
      return { lateSinks: { ...desk.lateSinks, [event.sink]: event.since } };
    case 'sinkCaughtUp':
      return {
        lateSinks: Object.fromEntries(Object.entries(desk.lateSinks).filter(([sink]) => sink !== event.sink)),
      };
    case 'baselineChecked':
      return { baseline: { ...event.found, at: event.at } };
    case 'stageSet':
      return { rollout: { stage: event.stage, since: event.at } };
    case 'policyRead':
      return { policy: { version: event.version, hash: event.hash, since: event.at } };
    case 'noticed':
      return { told: { ...desk.told, [event.notice]: event.receipt } };
  }
}

/** An hour is one flood. */
function heldAfter(
  before: DeskState['heldAlerts'],
  { count, at }: { readonly count: number; readonly at: string },
): DeskState['heldAlerts'] {
  const same = before !== undefined && at < minutesAfter(before.since, 60);
  return same ? { ...before, count: before.count + count } : { count, since: at };
}
