import type { Timer } from './command';
import type { Happening } from './event';
import { due } from './due';
import type { Decision } from './refusal';
import type { Because, Request } from './request';

/** A timer rang; it does nothing when the request has moved on or the moment has not come. */
export function decideTimer(request: Request, timer: Timer, now: string): Decision {
  const armed = due(request).some((job) => job.kind === 'timer' && job.timer === timer && job.runAt <= now);
  return { events: armed ? rings(timer) : [] };
}

function rings(timer: Timer): Happening[] {
  switch (timer) {
    case 'verify':
      return [lapsed('evidenceLate')];
    case 'presentation':
      return [{ kind: 'presentationLapsed' }];
    case 'remind':
      return [{ kind: 'reminded' }];
    case 'passOn':
      return [{ kind: 'passedOn' }];
    case 'approvalWait':
      return [lapsed('approvalLate')];
    case 'approvalHolds':
      return [lapsed('approvalExpired')];
    case 'window':
      return [{ kind: 'unreadied', because: 'windowClosed' }];
  }
}

function lapsed(because: Because): Happening {
  return { kind: 'concluded', outcome: 'lapsed', because, person: undefined };
}
