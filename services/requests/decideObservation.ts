import type { Command } from './command';
import type { Happening } from './event';
import { minutesAfter } from './moments';
import { shownAttempt } from './nextStep';
import type { Decision } from './refusal';
import type { Request } from './request';

type Observe = Extract<Command, { kind: 'observe' }>;

/** What the watcher saw in the tenant: use, registration, expiry or disappearance of the pass. */
export function decideObservation(request: Request, seen: Observe, now: string): Decision {
  const shown = shownAttempt(request);
  if ((request.stage !== 'handedOver' && request.stage !== 'used') || shown === undefined)
    return { events: [] };
  // A look that began before the pass was shown saw what was there before it.
  if (seen.readAt <= (shown.shownAt ?? '')) return { events: [] };
  const own = seen.pass?.id === shown.passId ? seen.pass : undefined;
  const added = seen.methods.filter(
    (method) => method.kind !== 'pass' && !request.methodsBefore.includes(method.id),
  );
  // An expired pass no longer tells that it was used; a method that was not there before does.
  const isUsed = own?.state === 'used' || added.length > 0;
  const used: Happening[] = isUsed && request.usedAt === undefined ? [{ kind: 'used' }] : [];
  const strong = added.filter((method) => request.strongMethods.includes(method.kind));
  if (strong.length > 0) {
    const methods = strong.map(({ id, kind, label }) => ({ id, kind, label }));
    return { events: [...used, { kind: 'registered', methods }, concluded('completed')] };
  }
  const everUsed = isUsed || request.usedAt !== undefined;
  if (own === undefined) {
    // While another pass is being made, the shown one is replaced, not gone.
    const making = request.attempts.some((one) => one.state !== 'handedOver' && !one.gone);
    return {
      events: making ? used : [...used, concluded(everUsed ? 'unregistered' : 'revoked', 'passGone')],
    };
  }
  const foundTooLate = used.length > 0 && own.state === 'expired';
  const deadline = registrationDeadline(request, used.length > 0 ? now : request.usedAt);
  if (now < deadline && !foundTooLate) return { events: used };
  return { events: [...used, concluded(everUsed ? 'unregistered' : 'unused')] };
}

/** Until when (ISO 8601) the pass is left alone: its expiry, or the time to register after use, whichever is later. */
export function registrationDeadline(request: Request, usedAt = request.usedAt): string {
  const expiry = shownAttempt(request)?.expiresAt ?? request.updatedAt;
  if (usedAt === undefined) return expiry;
  const afterUse = minutesAfter(usedAt, request.limits.registerMinutes);
  return afterUse > expiry ? afterUse : expiry;
}

function concluded(
  outcome: 'completed' | 'unregistered' | 'unused' | 'revoked',
  because?: 'passGone',
): Happening {
  return { kind: 'concluded', outcome, because, person: undefined };
}
