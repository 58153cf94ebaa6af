import type { Request } from '../requests/request';
import type { Gathered } from './facts';
import { grouped } from './grouped';
import { isBefore, minutesBetween } from './records';
import { endOf } from './passes';
import type { KnownPass } from './passes';
import type { SignIn } from './record';

/** The use of a pass: by the sign-in in the log, or as the case saw it. */
export interface Use {
  readonly subjectId: string;
  /** The first moment (ISO 8601) that is known of it. */
  readonly at: string;
  readonly pass: KnownPass | undefined;
  readonly request: Request | undefined;
  readonly signIn: SignIn | undefined;
}

/** Every use, once for each pass and in order of time. */
export function usesOf(
  signIns: readonly SignIn[],
  passes: readonly KnownPass[],
  { policy }: Pick<Gathered, 'policy'>,
): readonly Use[] {
  const { skewMinutes } = policy.alerts.limits;
  const bySubject = grouped(passes, ({ subjectId }) => subjectId);
  const uses = new Map<string, Use>();
  for (const signIn of signIns) {
    if (signIn.withPass !== true || signIn.errorCode !== 0) continue;
    const pass = bySubject
      .get(signIn.subjectId)
      ?.findLast(
        (one) =>
          minutesBetween(one.at, signIn.at) >= -skewMinutes &&
          minutesBetween(endOf(one), signIn.at) <= skewMinutes,
      );
    const key = pass?.key ?? `${signIn.subjectId}@${signIn.at.slice(0, 13)}`;
    if (uses.has(key)) continue;
    const { subjectId, at } = signIn;
    uses.set(key, { subjectId, at, pass, request: pass?.request, signIn });
  }
  for (const pass of passes) {
    const used = pass.request?.usedAt;
    if (used === undefined || uses.has(pass.key) || pass.attempt?.state !== 'handedOver') continue;
    uses.set(pass.key, {
      subjectId: pass.subjectId,
      at: used,
      pass,
      request: pass.request,
      signIn: undefined,
    });
  }
  return [...uses.values()].sort((one, other) => Date.parse(one.at) - Date.parse(other.at));
}

/** Whether a moment lies in the so many minutes after a use. */
export function isAfterUse(use: Use, moment: string, minutes: number): boolean {
  return isBefore(use.at, moment, minutes);
}
