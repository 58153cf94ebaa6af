import { shownAttempt } from './nextStep';
import type { Request } from './request';

/** Somebody on the victim's side, what they are told, and where. */
export interface VictimNotice {
  readonly name: 'notice:subject' | 'notice:manager';
  readonly personId: string;
  readonly look: 'asked' | 'contactAsked' | 'shown' | 'contained' | 'over';
}

/**
 * Who is told that somebody asks for a pass, and again when it is shown: the subject wherever an older session still reads,
 * and the manager, unless they are asked to vouch anyway. A new hire has no session yet. The subject is told anew when a
 * recovery contact of theirs is asked.
 */
export function victimNotices(request: Request): readonly VictimNotice[] {
  const look = lookOf(request);
  const { subject, manager, requester, asked, scenario } = request;
  const vouches = look === 'asked' && asked.some(({ person }) => person.id === manager?.id);
  const contactAsked = look === 'asked' && asked.some(({ kind }) => kind === 'recoveryContact');
  const own = contactAsked ? ('contactAsked' as const) : look;
  return [
    ...(scenario === 'onboarding'
      ? []
      : [{ name: 'notice:subject' as const, personId: subject.id, look: own }]),
    ...(manager === undefined || manager.id === requester.id || vouches
      ? []
      : [{ name: 'notice:manager' as const, personId: manager.id, look }]),
  ];
}

/** Whether a message that could not be brought is one that need not be: nobody can rely on the victim being in Teams. */
export function isNoticeOnly(slot: string): boolean {
  return slot.startsWith('notice:');
}

function lookOf(request: Request): VictimNotice['look'] {
  if (request.containment !== 'none') return 'contained';
  if (shownAttempt(request) !== undefined) return 'shown';
  return request.outcome === undefined ? 'asked' : 'over';
}
