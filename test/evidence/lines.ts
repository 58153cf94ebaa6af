import type { Line } from '../../services/evidence/line';
import type { Happening } from '../../services/requests/event';
import { approver, at, manager, opening, requester, security, subject } from '../requests/examples';
import type { Opening } from '../../services/requests/request';

type Said = { readonly kind: string; readonly by?: string } & Readonly<Record<string, unknown>>;

/** Lines of one history, a minute apart, from what was said in each. */
export function linesOf(said: readonly Said[], request = 'case'): readonly Line[] {
  return said.map(({ kind, by = 'desk', ...event }, index) => ({
    id: index + 1,
    request,
    seq: index + 1,
    at: at(index),
    by,
    kind,
    event,
  }));
}

/** What happened, as it is said in a line, by somebody. */
export function by(who: string, happening: Happening): Said {
  return { ...happening, by: who };
}

/** The opening of a recovery; parts can be bent. */
export const opened = (more: Partial<Opening> = {}): Said =>
  by(requester.id, { kind: 'opened', opening: { ...opening().opening, ...more } });

/** A piece of evidence by somebody. */
export const proof = (who = manager.id, result = 'passed'): Said => ({
  kind: 'evidenced',
  by: who,
  item: { id: 'one', kind: 'managerVouch', by: who, byName: 'Somebody', result, note: '' },
});

/** An approval by somebody, of a text. */
export const approval = (
  who = approver,
  more: { readonly hash?: string; readonly security?: boolean } = {},
): Said =>
  by(who.id, {
    kind: 'approved',
    approver: who,
    security: more.security ?? false,
    hash: more.hash ?? 'h',
    until: at(240),
    pairs: 1,
  });

/** The intent, written when the subject opened the page, and the pass. */
export const intent = (who = 'subject', attempt = 1): Said =>
  by(who, { kind: 'intended', attempt, methodsBefore: [] });
export const made = (attempt = 1): Said =>
  by('subject', { kind: 'made', attempt, passId: `pass-${attempt}`, expiresAt: at(60) });

/** A case as it should be. */
export const goodCase: readonly Said[] = [
  opened(),
  { kind: 'asked', evidence: 'managerVouch', person: manager, by: requester.id },
  proof(),
  approval(),
  intent(),
  made(),
];

export { approver, manager, requester, security, subject };
