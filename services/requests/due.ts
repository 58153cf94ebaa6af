import type { Timer } from './command';
import { looks } from './looks';
import { minutesAfter } from './moments';
import { nextStep } from './nextStep';
import type { Step } from './step';
import type { Request } from './request';
import { wantsReview } from './wantsReview';

/** A job that a request needs; `key` is unique within the request, `runAt` in ISO 8601. */
export type Due = { readonly key: string; readonly runAt: string } & (
  | { readonly kind: 'step'; readonly step: Step }
  | { readonly kind: 'timer'; readonly timer: Timer }
  | { readonly kind: 'sweep'; readonly attempt: number }
  | { readonly kind: 'late'; readonly attempt: number }
  | { readonly kind: 'review' }
  | { readonly kind: 'tell'; readonly slot: string }
);

/** A pass that was intended but never recorded as made is looked for and deleted after so many minutes. */
export const sweepAfterMinutes = 2;

/** A create without an answer may still take effect: after the end it is looked for once more, so many minutes after the intent. */
const lateAfterMinutes = 10;

/** Every job that the request needs now: its step, its timers, its unsent messages. The store keeps exactly these. */
export function due(request: Request): readonly Due[] {
  const step = nextStep(request);
  return [
    ...(step === undefined
      ? []
      : [
          {
            key: `step:${step}:${request.outcome ?? 'open'}`,
            kind: 'step' as const,
            step,
            runAt: request.openedAt,
          },
        ]),
    ...timers(request),
    ...request.attempts
      .filter((attempt) => !attempt.gone && attempt.state !== 'handedOver')
      .map((attempt) => ({
        key: `sweep:${attempt.number}`,
        kind: 'sweep' as const,
        attempt: attempt.number,
        runAt: minutesAfter(attempt.intendedAt, sweepAfterMinutes),
      })),
    ...request.attempts
      .filter((attempt) => request.stage === 'closed' && attempt.state === 'intended' && !attempt.settled)
      .map((attempt) => ({
        key: `late:${attempt.number}`,
        kind: 'late' as const,
        attempt: attempt.number,
        runAt: minutesAfter(attempt.intendedAt, lateAfterMinutes),
      })),
    ...(wantsReview(request)
      ? [{ key: 'review', kind: 'review' as const, runAt: request.closedAt ?? request.updatedAt }]
      : []),
    ...looks(request)
      .filter((slot) => request.told[slot.name]?.look !== slot.look)
      .map((slot) => ({
        key: `tell:${slot.name}:${slot.look}`,
        kind: 'tell' as const,
        slot: slot.name,
        runAt: request.openedAt,
      })),
  ];
}

function timers(request: Request): Due[] {
  const limits = request.limits;
  switch (request.stage) {
    case 'verifying':
      return [
        ...timer('verify', minutesAfter(request.openedAt, limits.verifyMinutes)),
        ...presentation(request),
      ];
    case 'awaitingApproval': {
      const since = request.submittedAt ?? request.openedAt;
      return [
        ...(request.reminded ? [] : timer('remind', minutesAfter(since, limits.remindMinutes))),
        ...passOn(request),
        ...timer('approvalWait', minutesAfter(since, limits.approvalWaitMinutes)),
      ];
    }
    case 'preparing':
    case 'prepared':
    case 'ready':
      return [...timer('approvalHolds', request.approvedUntil), ...timer('window', request.readyUntil)];
    case 'handedOver':
    case 'used':
    case 'closing':
    case 'closed':
      return [];
  }
}

/** Whoever stays silent after a reminder is passed over: the next are asked. */
function passOn({ rungAt, ringMore, ringing, limits }: Request): Due[] {
  if (rungAt === undefined || !ringMore || ringing) return [];
  return timer('passOn', minutesAfter(rungAt, 2 * limits.remindMinutes));
}

function presentation({ presentation: asked }: Request): Due[] {
  const awaited = asked?.state === 'waiting' || asked?.state === 'scanned';
  return timer('presentation', awaited ? asked.until : undefined);
}

function timer(name: Timer, runAt: string | undefined): Due[] {
  return runAt === undefined ? [] : [{ key: `timer:${name}:${runAt}`, kind: 'timer', timer: name, runAt }];
}
