import type { Card, CardOf } from '../cards/data';
import type { Draft, Problem, ShownEvidence } from '../cards/shown';
import { claimCode, contentHash, readBackCode } from '../services/codes';
import { otherOpeners } from '../services/changingOpener';
import type { Judged } from '../services/opening';
import { openerName } from '../services/opener';
import { contactsLeft } from '../services/requests/decideContact';
import { attestersWanted, readBackTriesLeft } from '../services/requests/decideEvidence';
import { alertCard, askingCard, endedCard, issuedCard } from './channelViews';
import { lostMethods } from '../services/policy/lostMethods';
import { lackAfter, lackOf } from '../services/policy/passwordless';
import { isLocked } from '../services/policy/signals';
import { approvalLook, looks } from '../services/requests/looks';
import { missingProofs } from '../services/requests/missingProofs';
import type { Opening, Request } from '../services/requests/request';
import { victimNotices } from '../services/requests/victim';
import type { World } from '../services/world';
import { proofsOf } from './proofsOf';
import { shown, shownPerson } from './shown';
import { unreached } from './unreached';
import { untilOf } from './untilOf';
import { shownPresentation } from './verifiedId/shownPresentation';

/** The card that a slot of a request shows now. */
export function cardOf(world: World, request: Request, slotName: string): Card {
  const slot = looks(request).find((one) => one.name === slotName);
  const reader = slot !== undefined && typeof slot.to === 'object' ? slot.to.person : '';
  switch (slot?.card) {
    case 'taken':
      return takenCard(request);
    case 'victim':
      return victimCard(world, request, reader);
    case 'vouch':
      return vouchCard(world, request, reader);
    case 'approval':
      return approvalCard(world, request, reader);
    case 'claim':
      return claimCard(world, request);
    case 'asking':
      return askingCard(request);
    case 'issued':
      return issuedCard(world, request, slotName === 'reissued');
    case 'ended':
      return endedCard(world, request);
    case 'alert':
      return alertCard(world, request, slotName);
    default:
      return statusCard(world, request);
  }
}

/** The technician's one card, from the first fact to the end. */
export function statusCard(world: World, request: Request, problem?: Problem): CardOf<'status'> {
  const open = request.stage !== 'closing' && request.stage !== 'closed';
  const verifying = request.stage === 'verifying';
  const changeable = request.stage === 'awaitingApproval' || request.stage === 'prepared';
  const ready = request.stage === 'prepared' || request.stage === 'ready';
  return {
    name: 'status',
    data: {
      request: shown(world, request),
      stage: request.stage,
      outcome: request.outcome ?? '',
      because: request.because ?? '',
      evidence: evidenceLines(request),
      callBack: callBack(world, request),
      missing: missingProofs(request),
      withheld: verifying ? request.offers.withheld : [],
      proofs: verifying ? proofsOf(world, request) : [],
      canCompareVideo:
        verifying &&
        request.offers.kinds.includes('liveVideo') &&
        !request.evidence.some((item) => item.kind === 'liveVideo'),
      contacts: {
        left: contactsLeft(request),
        asked: request.asked.some(({ kind }) => kind === 'recoveryContact'),
      },
      canAskAttester: verifying && attestersWanted(request) > 0,
      presentation: shownPresentation(world, request),
      approvals: {
        given: request.approvals.length,
        needed: request.rule.approvals,
        asked: request.approvers.map((person) => person.name),
        by: request.approvals.map((approval) => approval.approver.name),
      },
      openers: changeable ? otherOpeners(world.policy, request) : [],
      readyLink: ready ? `${world.publicUrl}/ready/${request.ref}` : '',
      until: untilOf(request),
      registered: request.registered.map((method) => method.label),
      lack: lackAfter(request) ?? '',
      unreached: unreached(request),
      canCancel: open && request.attempts.length === 0,
      canRevoke: open && request.attempts.length > 0,
      problem,
    },
  };
}

/** What the technician sees whose case another one took over. */
function takenCard({ ref, requester }: Request): Card {
  const problem = { code: 'takenOver', values: { by: requester.name, ref }, reference: '' };
  return { name: 'refusal', data: { problem, draft: undefined } };
}

/** What the subject or the manager is told; they can say that it was not the subject. */
export function victimCard(world: World, request: Request, personId: string, problem?: Problem): Card {
  const told = victimNotices(request).find((one) => one.personId === personId);
  const to = personId === request.subject.id ? 'subject' : 'manager';
  return {
    name: 'victim',
    data: { request: shown(world, request), to, look: told?.look ?? 'over', problem },
  };
}

/** The voucher's or attester's card. */
export function vouchCard(world: World, request: Request, personId: string, problem?: Problem): Card {
  const asked = request.asked.find((one) => one.person.id === personId);
  const answer = request.evidence.find((item) => item.by === personId);
  const look = answer?.result ?? (request.stage === 'verifying' ? 'asked' : 'over');
  const as = asked?.kind ?? 'managerVouch';
  return { name: 'vouch', data: { request: shown(world, request), as, look, problem } };
}

/** An approver's card; its hash is what the press approves. */
export function approvalCard(
  world: World,
  request: Request,
  personId: string,
  problem?: Problem,
): CardOf<'approval'> {
  return {
    name: 'approval',
    data: {
      request: shown(world, request),
      hash: contentHash(request),
      look: approvalLook(request, personId),
      evidence: evidenceLines(request).filter((line) => line.state === 'passed' || line.state === 'failed'),
      ticketMatch: request.ticketMatch,
      signals: request.signals,
      given: request.approvals.length,
      needed: request.rule.approvals,
      handOverMinutes: request.rule.handOverMinutes,
      removes: request.lostMethods.map((method) => method.label),
      approveLink: request.rule.stepUp ? `${world.publicUrl}/approve/${request.ref}` : '',
      problem,
    },
  };
}

/** The facts that a technician confirms before a request opens, so that a namesake is caught. */
export function factsCard(judged: Judged, draft: Draft): Card {
  const { opening, subject, ticket } = judged;
  return {
    name: 'facts',
    data: {
      draft,
      subject: {
        ...shownPerson(subject),
        department: subject.department,
        jobTitle: subject.jobTitle,
        manager: subject.manager?.name ?? '',
      },
      subjectId: subject.id,
      class: opening.class,
      ticketNumber: ticket.number,
      ticketTitle: ticket.title,
      ticketMatch: opening.ticketMatch,
      more: moreThanUsual(opening),
      methods: subject.methods.filter((method) => method.kind !== 'password').map((method) => method.label),
      lost: lostMethods(subject, opening.scenario).map((method) => method.label),
      callBackLabel: opening.offers.callBack?.label ?? '',
      opener: opening.opener,
      openerName: openerName(opening),
      lifetimeMinutes: opening.rule.lifetimeMinutes,
      lack: lackOf(subject.methods, opening.strongMethods, opening.scenario) ?? '',
    },
  };
}

function moreThanUsual({ class: subjectClass, signals, rule }: Opening) {
  if (subjectClass === 'privileged') return 'privileged';
  if (subjectClass === 'sensitive') return 'sensitive';
  if (isLocked(signals)) return 'strong';
  if (signals.length === 0) return 'nothing';
  return rule.securityApprovals > 0 ? 'security' : 'approval';
}

/** A person's open requests. */
export function mineCard(requests: readonly Request[]): Card {
  return {
    name: 'mine',
    data: {
      requests: requests.map(({ id, ref, stage, subject, scenario }) => ({
        id,
        ref,
        stage,
        subject: subject.name,
        scenario,
      })),
    },
  };
}

function claimCard(world: World, request: Request): Card {
  const live = looks(request).some((slot) => slot.card === 'claim' && slot.look !== 'spent');
  const code = live ? claimCode(world.vault, request) : '';
  return {
    name: 'claim',
    data: {
      request: shown(world, request),
      code,
      until: request.readyUntil ?? '',
      look: live ? 'code' : 'spent',
    },
  };
}

function callBack(world: World, request: Request) {
  const done = request.evidence.some((item) => item.kind === 'callBack');
  if (request.stage !== 'verifying' || request.offers.callBack === undefined || done) return undefined;
  return {
    label: request.offers.callBack.label,
    number: request.offers.callBack.number,
    code: readBackCode(world.vault, request),
    triesLeft: readBackTriesLeft(request),
  };
}

function evidenceLines(request: Request): ShownEvidence[] {
  const given = request.evidence.map(({ kind, result, byName, at }) => ({
    kind,
    state: result,
    by: byName,
    at,
  }));
  const waiting = request.asked
    .filter(({ person }) => !request.evidence.some((item) => item.by === person.id))
    .map(({ kind, person }) => ({ kind, state: 'waiting' as const, by: person.name, at: '' }));
  const canCall =
    request.offers.callBack !== undefined && !request.evidence.some((item) => item.kind === 'callBack');
  const open =
    canCall && request.stage === 'verifying'
      ? [{ kind: 'callBack', state: 'open' as const, by: '', at: '' }]
      : [];
  return [...given, ...waiting, ...open];
}
