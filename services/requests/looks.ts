import { isLocked } from '../policy/signals';
import { codeHolder } from './codeHolder';
import { shownAttempt } from './nextStep';
import type { Request } from './request';
import { isNoticeOnly, victimNotices } from './victim';

/** A place where people read about a request, and which look it should have now. */
export interface Slot {
  /** Unique within the request, as in `approval:<object id>`. */
  readonly name: string;
  readonly card: CardKind | NoteKind;
  readonly to: { readonly person: string } | 'notices' | 'approvals' | 'ticket';
  readonly look: string;
  /** Post anew although an older message exists, because an edit would not be noticed. */
  readonly repost: boolean;
}

/** The cards that follow a request. */
export type CardKind =
  'status' | 'taken' | 'victim' | 'vouch' | 'approval' | 'claim' | 'asking' | 'issued' | 'ended' | 'alert';

/** The notes that a ticket receives, one a step. */
export type NoteKind =
  | 'noteOpened'
  | 'noteApproved'
  | 'noteDenied'
  | 'noteReady'
  | 'noteHandedOver'
  | 'noteReissued'
  | 'noteUsed'
  | 'noteEnded';

/** The name of the card of whoever holds a case, after so many earlier holders. */
export function statusSlot(earlier: number): string {
  return earlier === 0 ? 'status' : `status:${earlier}`;
}

/** From so many cases a day on, one person approving another's is told to security. */
const pairsFrom = 5;

/** Everything that should be readable about the request now; what differs from `told` is to be sent. */
export function looks(request: Request): readonly Slot[] {
  return [...personal(request), ...asking(request), ...channel(request), ...ticket(request)];
}

function personal(request: Request): Slot[] {
  // Whom the desk could not tell stands on this card; its own failure changes nothing on it.
  const others = request.undelivered.filter((name) => !name.startsWith('status')).sort();
  const status = [
    request.stage,
    request.asked.length,
    request.evidence.length,
    request.readBackFailures,
    request.presentation?.id,
    request.presentation?.state,
    request.approvers.length,
    request.approvals.length,
    request.openerChanges,
    request.round,
    request.attempts.length,
    request.foreignPass,
    request.registered.length,
    request.outcome,
    request.containment,
    ...others,
  ].join('/');
  const over = request.stage !== 'verifying';
  return [
    ...request.earlier.map(({ id }, index) => slot(statusSlot(index), 'taken', { person: id }, 'taken')),
    slot(statusSlot(request.earlier.length), 'status', { person: request.requester.id }, status),
    ...request.asked.map(({ person }) => {
      const answer = request.evidence.find((item) => item.by === person.id);
      const look = answer === undefined ? (over ? 'over' : 'asked') : answer.result;
      return slot(`vouch:${person.id}`, 'vouch', { person: person.id }, look);
    }),
    ...request.approvers.map((approver) => approval(request, approver.id)),
    ...claims(request),
    ...victimNotices(request).map(({ name, personId, look }) => ({
      ...slot(name, 'victim', { person: personId }, look),
      // An edit would not be noticed.
      repost: look === 'shown' || look === 'contactAsked',
    })),
  ].filter((one) => one.look !== 'over' || request.told[one.name] !== undefined);
}

/** That approvers were asked. What they decide on stands in their own chats: this channel may have other readers. */
function asking({ stage, approvers, told }: Request): Slot[] {
  const waiting = stage === 'awaitingApproval' && approvers.length > 0;
  if (!waiting && told['asking'] === undefined) return [];
  return [slot('asking', 'asking', 'approvals', waiting ? `asked:${approvers.length}` : 'over')];
}

function approval(request: Request, approverId: string): Slot {
  const look = approvalLook(request, approverId);
  const name = `approval:${approverId}`;
  const anew = timesVoided(request);
  if (look !== 'asked' && look !== 'reminded') return slot(name, 'approval', { person: approverId }, look);
  return {
    ...slot(name, 'approval', { person: approverId }, anew === 0 ? look : `${look}:${anew}`),
    // An edit would not be noticed by whoever is asked once more.
    repost: look === 'reminded' || anew > 0,
  };
}

/** How an approval stands for an approver. */
export function approvalLook(request: Request, approverId: string): ApprovalLook {
  if (!request.approvers.some(({ id }) => id === approverId)) return 'over';
  if (request.deniedBy?.id === approverId) return 'denied';
  if (request.approvals.some(({ approver }) => approver.id === approverId)) return 'approved';
  if (request.stage !== 'awaitingApproval') return 'over';
  return request.reminded ? 'reminded' : 'asked';
}

export type ApprovalLook = 'asked' | 'reminded' | 'approved' | 'denied' | 'over';

/** How often what approvers decide on became another, so that they are asked anew. */
function timesVoided({ openerChanges, earlier }: Request): number {
  return openerChanges + earlier.length;
}

function claims(request: Request): Slot[] {
  if (request.round === 0) return [];
  const live = request.opener === 'subject' && (request.stage === 'ready' || request.stage === 'handedOver');
  const holder = codeHolder(request)?.id;
  if (holder === undefined) return [];
  const look = live ? `code:${request.round}` : 'spent';
  const told = request.told[`claim:${holder}`]?.look;
  if (request.opener !== 'subject' && told === undefined) return [];
  return [
    {
      ...slot(`claim:${holder}`, 'claim', { person: holder }, look),
      repost: live && told !== undefined,
    },
  ];
}

function channel(request: Request): Slot[] {
  const missed = request.undelivered.filter((one) => !isNoticeOnly(one)).sort();
  const handOvers = request.attempts.filter((attempt) => attempt.state === 'handedOver').length;
  return [
    ...(handOvers > 0 ? [notice('issued', 'issued', 'posted')] : []),
    ...(handOvers > 1 ? [notice('reissued', 'issued', 'posted')] : []),
    ...(request.stage === 'closed' && request.attempts.length > 0
      ? [notice(`ended:${request.outcome ?? ''}`, 'ended', 'posted')]
      : []),
    ...(request.class === 'privileged' ? [notice('alert:privileged', 'alert', 'posted')] : []),
    ...(request.opener === 'technicianByPhone' && request.submittedAt !== undefined
      ? [notice('alert:readOut', 'alert', 'posted')]
      : []),
    ...(isLocked(request.signals) ? [notice('alert:locked', 'alert', 'posted')] : []),
    ...(request.foreignPass === undefined ? [] : [notice('alert:foreignPass', 'alert', 'posted')]),
    ...(request.because === 'notMe' ? [notice('alert:notMe', 'alert', 'posted')] : []),
    ...(request.because === 'classRose' ? [notice('alert:classRose', 'alert', 'posted')] : []),
    ...(request.approvals.some(({ pairs }) => pairs >= pairsFrom)
      ? [notice('alert:pair', 'alert', 'posted')]
      : []),
    ...(request.because === 'codeLocked' ? [notice('alert:codeLocked', 'alert', 'posted')] : []),
    ...(request.because === 'typed' ? [notice('alert:typed', 'alert', 'posted')] : []),
    ...(request.because === 'strangerMember' ? [notice('alert:strangerMember', 'alert', 'posted')] : []),
    ...(request.stuck === undefined ? [] : [notice('alert:stuck', 'alert', request.stuck)]),
    ...(missed.length === 0 ? [] : [notice('alert:undelivered', 'alert', missed.join(' '))]),
    ...(request.orphans === 0 ? [] : [notice('alert:orphan', 'alert', String(request.orphans))]),
    ...(request.outcome === 'unregistered' || request.containment !== 'none'
      ? [notice('alert:unregistered', 'alert', request.containment)]
      : []),
  ];
}

function ticket(request: Request): Slot[] {
  const shown = request.attempts.filter((attempt) => attempt.state === 'handedOver').length;
  const until = (kind: NoteKind, due: boolean): Slot[] =>
    due ? [slot(kind, kind, 'ticket', 'written')] : [];
  return [
    ...until('noteOpened', true),
    ...until('noteApproved', request.approvedUntil !== undefined),
    ...until('noteDenied', request.deniedBy !== undefined),
    ...until('noteReady', request.round > 0),
    ...until('noteHandedOver', shownAttempt(request) !== undefined),
    ...until('noteReissued', shown > 1),
    ...until('noteUsed', request.usedAt !== undefined),
    ...until('noteEnded', request.stage === 'closed'),
  ];
}

/** Whether a message is given up in the end: the notice channel is where that is said, so its own are not. */
export function isGivenUp({ to }: Slot): boolean {
  return to !== 'notices';
}

function notice(name: string, card: CardKind, look: string): Slot {
  return slot(name, card, 'notices', look);
}

function slot(name: string, card: CardKind | NoteKind, to: Slot['to'], look: string): Slot {
  return { name, card, to, look, repost: false };
}
