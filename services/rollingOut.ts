import { caseFigures } from './caseFigures';
import { conditionsFor } from './maturity/nextStage';
import type { Judged } from './maturity/nextStage';
import type { Policy } from './policy/policy';
import type { RolloutStage } from './policy/rollout';
import type { Store } from './ports';
import { changeDesk } from './recovery';

/** More open alerts than this say nothing that fewer do not. */
const alertsAtMost = 1_000;

type Books = Pick<Store, 'desk' | 'now' | 'closedSince' | 'openConcerns'>;

/** Every condition for going on to a phase, judged on the desk's own books. */
export async function readinessFor(
  store: Books,
  policy: Policy,
  to: RolloutStage,
  hasPilotGroup: boolean,
): Promise<readonly Judged[]> {
  const [desk, at] = [await store.desk(), await store.now()];
  const { concerns, all } = await store.openConcerns(alertsAtMost);
  return conditionsFor(to, {
    policy,
    now: desk.rollout,
    at,
    hasPilotGroup,
    last: desk.baseline,
    completed: await completedSince(store, desk.rollout?.since ?? at, at),
    openAlerts: { all, critical: concerns.filter(({ severity }) => severity === 'critical').length },
  });
}

/** Begins a phase, or goes back to one. */
export async function setStage(store: Store, stage: RolloutStage, reason: string): Promise<void> {
  await changeDesk({ store }, 'operator', { kind: 'setStage', stage, reason });
}

/** Cases that were opened in the phase and completed; what was begun before shows nothing about it. */
async function completedSince(store: Books, since: string, at: string): Promise<number> {
  const figures = await caseFigures(store, at, { since, openedSince: since });
  return figures.outcomes.completed ?? 0;
}
