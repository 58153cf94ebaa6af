import { faceThreshold, unproven } from '../policy/presentation';
import { lacksCodeHolder } from './codeHolder';
import type { Command } from './command';
import { withSubmission } from './decideEvidence';
import { evidenceItem, shownHoldsMinutes } from './evidenceItem';
import { minutesAfter } from './moments';
import type { Decision, Refusal } from './refusal';
import type { Request } from './request';

type Present = Extract<Command, { kind: 'present' }>;
type Presented = Extract<Command, { kind: 'presented' }>;

const triesAtMost = 3;

/** The requester asks for a presentation; while one is awaited, or one counts, there is nothing more to ask. */
export function decidePresent(request: Request, { by, id, code, until }: Present, now: string): Decision {
  const refusal = refuse(request, by.id);
  if (refusal !== undefined) return { events: [], refusal };
  const isUsed = request.evidence.some((item) => item.id === id);
  if (isUsed || isAwaited(request, now) || counts(request, now)) return { events: [] };
  if (presentationTriesLeft(request) <= 0) return { events: [], refusal: { refused: 'presentationSpent' } };
  return { events: [{ kind: 'presentationAsked', id, code, until: earlier(until, now) }] };
}

/** The wallet has taken up what it was asked for. */
export function decideScanned(request: Request, id: string, now: string): Decision {
  const scans = isAwaited(request, now, id) && request.presentation?.state === 'waiting';
  return { events: scans ? [{ kind: 'presentationScanned', id }] : [] };
}

/** The service says how a presentation ended; only the first word on the one that is awaited is heard. */
export function decidePresented(request: Request, { id, outcome, terms }: Presented, now: string): Decision {
  if (!isAwaited(request, now, id)) return { events: [] };
  const threshold = faceThreshold(request.class);
  const because =
    'presented' in outcome
      ? unproven(outcome.presented, terms, { subject: request.subject, threshold, now })
      : outcome.unproven;
  // Its id is that of the presentation, so that one presentation can never be two pieces of evidence.
  const item = evidenceItem(
    request,
    {
      id,
      kind: 'verifiedId',
      by: request.subject,
      result: because === undefined ? 'passed' : 'failed',
      note: '',
      ...(because === undefined ? {} : { because }),
    },
    now,
  );
  return { events: withSubmission(request, item, now) };
}

/** Whether a presentation, or the one with this id, is awaited at this moment (ISO 8601). */
export function isAwaited(request: Request, now: string, id = request.presentation?.id): boolean {
  const { presentation, stage } = request;
  if (presentation === undefined || presentation.id !== id || stage !== 'verifying') return false;
  return (presentation.state === 'waiting' || presentation.state === 'scanned') && presentation.until > now;
}

/** How many more presentations may fail. */
export function presentationTriesLeft({ evidence: items, limits }: Request): number {
  const failed = items.filter(({ kind, result }) => kind === 'verifiedId' && result === 'failed').length;
  return Math.min(triesAtMost, limits.codeAttempts) - failed;
}

function refuse(request: Request, byId: string): Refusal | undefined {
  if (byId !== request.requester.id) return { refused: 'notYours' };
  if (request.stage !== 'verifying') return { refused: 'notNow', stage: request.stage };
  return lacksCodeHolder(request) ? { refused: 'nobodyForCode' } : undefined;
}

function counts({ evidence: items }: Request, now: string): boolean {
  return items.some(
    ({ kind, result, expiresAt }) => kind === 'verifiedId' && result === 'passed' && expiresAt > now,
  );
}

function earlier(until: string, now: string): string {
  const latest = minutesAfter(now, shownHoldsMinutes);
  return until < latest ? until : latest;
}
