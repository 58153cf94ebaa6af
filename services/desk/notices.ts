import { minutesAfter } from '../requests/moments';
import type { DeskState } from './state';

/** A message in the notice channel about the desk as a whole; `key` changes when it has to be posted anew. */
export interface DeskNotice {
  readonly key: string;
  readonly what:
    | 'stranger'
    | 'sweepHeld'
    | 'switchAsked'
    | 'stopped'
    | 'olderCopy'
    | 'emergencyTried'
    | 'passcodeTyped'
    | 'alertsHeld'
    | 'sinkLate';
  /** Which stranger, or which switch, a press on it is about. */
  readonly about: string;
}

/** For so long a switch that one person asked for can be confirmed by another. */
export const confirmMinutes = 15;

/** Everything that the channel has to show about the desk now. */
export function deskNotices(desk: DeskState): readonly DeskNotice[] {
  return [
    ...desk.strangers.map(({ id }) => ({ key: `stranger:${id}`, what: 'stranger' as const, about: id })),
    ...(desk.heldBack === 0
      ? []
      : [{ key: `sweepHeld:${desk.heldBack}`, what: 'sweepHeld' as const, about: String(desk.heldBack) }]),
    ...(desk.asked === undefined
      ? []
      : [{ key: `switchAsked:${desk.asked.at}`, what: 'switchAsked' as const, about: desk.asked.what }]),
    ...(desk.emergencyTry === undefined
      ? []
      : [
          {
            key: `emergencyTried:${desk.emergencyTry.at}`,
            what: 'emergencyTried' as const,
            about: desk.emergencyTry.account.upn,
          },
        ]),
    ...(desk.typed === undefined
      ? []
      : [
          {
            key: `passcodeTyped:${desk.typed.at}`,
            what: 'passcodeTyped' as const,
            about: desk.typed.by.upn,
          },
        ]),
    ...heldAlerts(desk),
    ...Object.entries(desk.lateSinks).map(([sink, since]) => ({
      key: `sinkLate:${sink}:${since}`,
      what: 'sinkLate' as const,
      about: sink,
    })),
    ...(desk.stopped === undefined
      ? []
      : [
          {
            key: `stopped:${desk.stopped.at}`,
            what: desk.stopped.behind === undefined ? ('stopped' as const) : ('olderCopy' as const),
            about: String(desk.stopped.behind ?? ''),
          },
        ]),
  ];
}

/** Whether what was asked for can still be confirmed at this moment (ISO 8601). */
export function confirmable(desk: DeskState, now: string): boolean {
  return desk.asked !== undefined && now < minutesAfter(desk.asked.at, confirmMinutes);
}

/** Posted anew when there are twice as many, so that a flood is a handful of messages. */
function heldAlerts({ heldAlerts: held }: DeskState): readonly DeskNotice[] {
  if (held === undefined) return [];
  const key = `alertsHeld:${held.since}:${Math.floor(Math.log2(held.count))}`;
  return [{ key, what: 'alertsHeld', about: String(held.count) }];
}
