import { sufficient } from '../policy/sufficient';
import type { EvidenceItem } from '../policy/evidence';
import type { Command } from './command';
import type { Happening } from './event';
import { evidenceItem } from './evidenceItem';
import type { Decision } from './refusal';
import type { Request } from './request';

type Ask = Extract<Command, { kind: 'ask' }>;
type Vouch = Extract<Command, { kind: 'vouch' }>;
type SawOnVideo = Extract<Command, { kind: 'sawOnVideo' }>;
type ReadBack = Extract<Command, { kind: 'readBack' }>;

/** The requester asks somebody else to attest. */
export function decideAsk(request: Request, { by, evidence, person }: Ask): Decision {
  if (by.id !== request.requester.id) return { events: [], refusal: { refused: 'notYours' } };
  if (request.stage !== 'verifying') return notNow(request);
  if (person.id === request.requester.id || person.id === request.subject.id) {
    return { events: [], refusal: { refused: 'badAttester' } };
  }
  if (request.asked.some((asked) => asked.person.id === person.id)) return { events: [] };
  if (evidence === 'inPerson' && attestersWanted(request) <= 0)
    return { events: [], refusal: { refused: 'attestersAsked' } };
  return { events: [{ kind: 'asked', evidence, person }] };
}

/** The person asked answers from their own chat. */
export function decideVouch(
  request: Request,
  { by, answer, note, id, stands }: Vouch,
  now: string,
): Decision {
  const asked = request.asked.find((one) => one.person.id === by.id);
  if (asked === undefined) return { events: [], refusal: { refused: 'notAsked' } };
  if (request.evidence.some((item) => item.by === by.id)) return { events: [] };
  if (request.stage !== 'verifying') return notNow(request);
  // Who says that it is somebody else is always heard.
  if (asked.kind === 'recoveryContact' && answer === 'yes' && stands !== true)
    return { events: [], refusal: { refused: 'contactGone' } };
  const item = evidenceItem(
    request,
    { id, kind: asked.kind, by, result: answer === 'yes' ? 'passed' : 'failed', note },
    now,
  );
  return { events: withSubmission(request, item, now) };
}

/** The requester called the number on file and typed what the person read back. */
export function decideReadBack(request: Request, { by, right, id, left }: ReadBack, now: string): Decision {
  if (by.id !== request.requester.id) return { events: [], refusal: { refused: 'notYours' } };
  const { callBack } = request.offers;
  if (request.stage !== 'verifying' || callBack === undefined) return notNow(request);
  if (request.evidence.some((item) => item.kind === 'callBack')) return { events: [] };
  if (left !== readBackTriesLeft(request)) return { events: [] };
  if (left <= 0) return { events: [], refusal: { refused: 'readBackSpent' } };
  if (!right) {
    return { events: [{ kind: 'readBackFailed' }], refusal: { refused: 'readBackWrong', left: left - 1 } };
  }
  const item = evidenceItem(
    request,
    { id, kind: 'callBack', by, result: 'passed', note: callBack.label },
    now,
  );
  return { events: withSubmission(request, item, now) };
}

/** The requester compared the person on live video with the photo and the badge. */
export function decideVideo(request: Request, { by, note, id }: SawOnVideo, now: string): Decision {
  if (by.id !== request.requester.id) return { events: [], refusal: { refused: 'notYours' } };
  if (request.stage !== 'verifying' || !request.offers.kinds.includes('liveVideo')) return notNow(request);
  if (request.evidence.some((item) => item.kind === 'liveVideo')) return { events: [] };
  const item = evidenceItem(request, { id, kind: 'liveVideo', by, result: 'passed', note }, now);
  return { events: withSubmission(request, item, now) };
}

/** How many more people may be asked to see the subject in person: as many as strong pieces can be needed. */
export function attestersWanted({ rule, asked, evidence }: Request): number {
  const pieces = Math.max(1, ...rule.evidence.map(({ strong }) => strong));
  const standing = asked.filter(
    ({ kind, person }) =>
      kind === 'inPerson' && !evidence.some((item) => item.by === person.id && item.result === 'failed'),
  );
  return pieces - standing.length;
}

/** How many more read-back codes may be typed. */
export function readBackTriesLeft(request: Request): number {
  return Math.min(3, request.limits.codeAttempts) - request.readBackFailures;
}

/** A piece of evidence, and the submission when it completes what is asked for. */
export function withSubmission(request: Request, item: EvidenceItem, now: string): Happening[] {
  const complete = sufficient([...request.evidence, item], request.rule.evidence, request.requester.id, now);
  return [{ kind: 'evidenced', item }, ...(complete ? [{ kind: 'submitted' as const }] : [])];
}

function notNow(request: Request): Decision {
  return { events: [], refusal: { refused: 'notNow', stage: request.stage } };
}
