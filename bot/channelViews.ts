import type { Card } from '../cards/data';
import type { Problem } from '../cards/shown';
import { noticeId } from '../services/codes';
import { shownAttempt } from '../services/requests/nextStep';
import type { Request } from '../services/requests/request';
import type { World } from '../services/world';
import { shown } from './shown';
import { unreached } from './unreached';

const alerts = [
  'privileged',
  'locked',
  'readOut',
  'classRose',
  'notMe',
  'pair',
  'foreignPass',
  'codeLocked',
  'typed',
  'strangerMember',
  'unregistered',
  'stuck',
  'undelivered',
  'orphan',
] as const;

/**
 * The card of the approvals channel. It has no button, though a press would be authorised for each person by itself: a
 * decision rests on facts that are not for everybody in a channel, so it is taken where they stand, in the approver's own chat.
 */
export function askingCard({ ref, scenario, class: subjectClass, modes, stage, approvers }: Request): Card {
  const waiting = stage === 'awaitingApproval';
  const asked = approvers.map(({ name }) => name);
  return { name: 'asking', data: { ref, scenario, class: subjectClass, modes, asked, waiting } };
}

/** The notice that a pass was shown, or a second one. */
export function issuedCard(world: World, request: Request, again: boolean): Card {
  return {
    name: 'issued',
    data: {
      request: shown(world, request),
      notice: noticeId(request.ref, again ? 'reissued' : 'issued'),
      approvers: request.approvals.map((approval) => approval.approver.name),
      at: request.updatedAt,
      until: shownAttempt(request)?.expiresAt ?? '',
      again,
    },
  };
}

/** The notice that a request is over and nothing of it is left. */
export function endedCard(world: World, request: Request): Card {
  return {
    name: 'ended',
    data: {
      request: shown(world, request),
      notice: noticeId(request.ref, 'ended', request.outcome ?? ''),
      outcome: request.outcome ?? '',
      because: request.because ?? '',
      at: request.closedAt ?? request.updatedAt,
      registered: request.registered.map((method) => method.label),
      endedBy: request.endedBy?.name ?? '',
    },
  };
}

/** An alert in the channel, with the press that contains. */
export function alertCard(world: World, request: Request, slotName: string, problem?: Problem): Card {
  const what = alerts.find((one) => slotName === `alert:${one}`) ?? 'unregistered';
  return {
    name: 'alert',
    data: {
      request: shown(world, request),
      notice: noticeId(request.ref, slotName),
      what,
      at: request.updatedAt,
      unreached: unreached(request),
      containment: request.containment,
      canContain: what === 'unregistered' && request.containment === 'none',
      problem,
    },
  };
}
