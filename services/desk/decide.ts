import { replaces } from '../baseline/lastCheck';
import type { LastCheck } from '../baseline/lastCheck';
import type { Person } from '../policy/facts';
import type { RolloutStage } from '../policy/rollout';
import { minutesAfter } from '../requests/moments';
import { confirmable } from './notices';
import { modeSwitches } from './state';
import type { DeskHappening, DeskState, Stranger, Switch } from './state';

/** What people, the command line and the sweep can ask of the desk as a whole. */
export type DeskCommand =
  | { readonly kind: 'ask'; readonly what: Switch; readonly by: Person; readonly reason: string }
  | { readonly kind: 'confirm'; readonly what: Switch; readonly by: Person }
  | { readonly kind: 'operate'; readonly what: 'stop' | 'resume'; readonly reason: string }
  | { readonly kind: 'emergencyTried'; readonly by: Person; readonly account: Person }
  | { readonly kind: 'passcodeTyped'; readonly by: Person }
  | { readonly kind: 'olderCopy'; readonly behind: number }
  | { readonly kind: 'found'; readonly strangers: readonly Omit<Stranger, 'removal'>[] }
  | { readonly kind: 'letGo'; readonly id: string }
  | { readonly kind: 'hold'; readonly orphans: number }
  | { readonly kind: 'allowSweep' }
  | { readonly kind: 'alertsHeld'; readonly count: number }
  | { readonly kind: 'baselineChecked'; readonly found: Omit<LastCheck, 'at'> }
  | { readonly kind: 'setStage'; readonly stage: RolloutStage; readonly reason: string }
  | { readonly kind: 'policyRead'; readonly version: string; readonly hash: string }
  | { readonly kind: 'sinkIs'; readonly sink: string; readonly lateSince: string | undefined };

/** Why a command on the desk as a whole is refused. */
export type DeskNo = { readonly refused: 'twoPeople' | 'nothingAsked' | 'strangerGone' };

/** For so long a larger sweep is allowed. */
const sweepMinutes = 10;

/** For so long one notice of what somebody typed is enough. */
const typedMinutes = 15;

/** What a command leads to at this moment (ISO 8601). */
export function decideDesk(
  desk: DeskState,
  command: DeskCommand,
  now: string,
): { readonly events: readonly DeskHappening[]; readonly refusal?: DeskNo } {
  switch (command.kind) {
    case 'ask':
      if (desk.asked?.what === command.what && confirmable(desk, now)) return { events: [] };
      return {
        events: [{ kind: 'switchAsked', what: command.what, person: command.by, reason: command.reason }],
      };
    case 'confirm': {
      const { asked } = desk;
      if (asked?.what !== command.what || !confirmable(desk, now))
        return { events: [], refusal: { refused: 'nothingAsked' } };
      if (asked.by.id === command.by.id) return { events: [], refusal: { refused: 'twoPeople' } };
      return { events: switched(command.what, asked.reason, asked.by.name) };
    }
    case 'operate':
      return { events: switched(command.what, command.reason, '') };
    case 'emergencyTried':
      return { events: [{ kind: 'emergencyTried', technician: command.by.name, account: command.account }] };
    case 'passcodeTyped': {
      const { typed } = desk;
      // One notice of one person in a while: a second message says no more.
      const isTold = typed?.by.id === command.by.id && now < minutesAfter(typed.at, typedMinutes);
      return { events: isTold ? [] : [{ kind: 'passcodeTyped', person: command.by }] };
    }
    case 'olderCopy':
      return {
        events:
          desk.stopped?.behind === command.behind ? [] : [{ kind: 'olderCopyFound', behind: command.behind }],
      };
    case 'found':
      return { events: changedStrangers(desk, command.strangers) };
    case 'letGo':
      return desk.strangers.some((one) => one.id === command.id)
        ? { events: [{ kind: 'strangerToGo', id: command.id }] }
        : { events: [], refusal: { refused: 'strangerGone' } };
    case 'hold':
      return {
        events: desk.heldBack === command.orphans ? [] : [{ kind: 'sweepHeld', orphans: command.orphans }],
      };
    case 'alertsHeld':
      return { events: [command] };
    case 'baselineChecked':
      return { events: replaces(desk.baseline, command.found) ? [command] : [] };
    case 'setStage': {
      const { stage, reason } = command;
      // Pressed twice it is one phase, which goes on running.
      return { events: desk.rollout?.stage === stage ? [] : [{ kind: 'stageSet', stage, reason }] };
    }
    case 'policyRead': {
      const { version, hash } = command;
      const same = desk.policy?.hash === hash && desk.policy.version === version;
      return { events: same ? [] : [{ kind: 'policyRead', version, hash }] };
    }
    case 'sinkIs': {
      const { sink, lateSince: since } = command;
      const known = desk.lateSinks[sink];
      if ((known === undefined) === (since === undefined)) return { events: [] };
      return {
        events: [since === undefined ? { kind: 'sinkCaughtUp', sink } : { kind: 'sinkLate', sink, since }],
      };
    }
    case 'allowSweep':
      return desk.heldBack === 0
        ? { events: [] }
        : { events: [{ kind: 'sweepAllowed', until: minutesAfter(now, sweepMinutes) }] };
  }
}

/** Revoking everything stops issuing first, so that nothing new comes while it runs. */
function switched(what: Switch, reason: string, name: string): DeskHappening[] {
  const mode = modeSwitches[what];
  if (mode !== undefined) return [{ kind: 'modeSet', ...mode }];
  return what === 'resume' ? [{ kind: 'issuingResumed' }] : [{ kind: 'issuingStopped', reason, name }];
}

function changedStrangers(desk: DeskState, found: readonly Omit<Stranger, 'removal'>[]): DeskHappening[] {
  const known = new Set(desk.strangers.map((one) => one.id));
  const there = new Set(found.map((one) => one.id));
  return [
    ...found
      .filter((one) => !known.has(one.id))
      .map((stranger) => ({ kind: 'strangerFound' as const, stranger })),
    ...desk.strangers
      .filter((one) => !there.has(one.id))
      .map((one) => ({ kind: 'strangerGone' as const, id: one.id })),
  ];
}
