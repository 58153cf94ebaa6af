import type { Finding } from './report';

/** Since when each check that held was last seen to hold (ISO 8601), by its id. */
export type Held = Readonly<Record<string, string>>;

/** A check that held and fails now. */
export interface Lost {
  readonly id: string;
  readonly critical: boolean;
  /** When it was last seen to hold (ISO 8601). */
  readonly since: string;
}

/** What changed since the last good state of each check; what could not be told says nothing. A lost check is told once, until it holds again. */
export function driftOf(
  held: Held,
  findings: readonly Pick<Finding, 'id' | 'state' | 'critical'>[],
  at: string,
): { readonly held: Held; readonly lost: readonly Lost[] } {
  const next = new Map(Object.entries(held));
  const lost: Lost[] = [];
  for (const { id, state, critical } of findings) {
    if (state === 'pass' || state === 'exception') next.set(id, at);
    const since = held[id];
    if (state !== 'fail' || since === undefined) continue;
    lost.push({ id, critical, since });
    next.delete(id);
  }
  return { held: Object.fromEntries(next), lost };
}

/** What of the tenant a check is about, as its log of changes names it. */
export function changesOf(
  id: string,
): readonly ('passPolicy' | 'conditionalAccess' | 'strength' | 'targetGroup')[] {
  const [section = ''] = id.split('.');
  if (section === 'pass' || section === 'methods') return ['passPolicy'];
  if (section === 'groups') return ['targetGroup'];
  if (section === 'roles' || section === 'ourselves') return [];
  return ['conditionalAccess', 'strength'];
}
