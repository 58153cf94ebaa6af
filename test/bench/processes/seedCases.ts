import { randomUUID } from 'node:crypto';
import type { Person } from '../../../services/policy/facts';
import type { Happening } from '../../../services/requests/event';
import { evolve } from '../../../services/requests/evolve';
import { looks } from '../../../services/requests/looks';
import type { Request } from '../../../services/requests/request';
import type { World } from '../../../services/world';
import { manager, opening } from '../../requests/examples';

/** How many cases of a requester are to wait for evidence, and where the cards of all are. */
export interface Seed {
  readonly count: number;
  readonly requester: Person;
  /** The receipt of every card: the messages are the same for all. */
  readonly receipt: string;
}

/** Opens so many cases that wait for evidence, with everything told about them, so that no job is due; returns their ids. */
export async function seedCases(world: World, seed: Seed): Promise<readonly string[]> {
  const ids: string[] = [];
  for (let index = 0; index < seed.count; index += 1) {
    const id = randomUUID();
    await world.store.change(id, (_request, now) => ({
      events: waitingCase(id, seed, now),
      by: seed.requester.id,
      answer: undefined,
    }));
    ids.push(id);
  }
  return ids;
}

/** The events of a case that waits for evidence, all of it told. */
export function waitingCase(id: string, { requester, receipt }: Seed, now: string): readonly Happening[] {
  const example = opening().opening;
  const tail = id.replaceAll('-', '');
  const begun: Happening[] = [
    {
      kind: 'opened',
      opening: {
        ...example,
        id,
        ref: `TAP-${tail.slice(0, 12).toUpperCase()}`,
        locator: tail.slice(0, 16),
        subject: { ...example.subject, id: randomUUID() },
        requester,
        manager,
      },
    },
    { kind: 'asked', evidence: 'managerVouch', person: manager },
  ];
  const request = begun.reduce<Request | undefined>(
    (so, event) => evolve(so, { ...event, at: now, by: requester.id }),
    undefined,
  );
  if (request === undefined) throw new Error('a case is opened');
  return [...begun, ...looks(request).map(({ name, look }) => told(name, look, receipt))];
}

function told(slot: string, look: string, receipt: string): Happening {
  return { kind: 'told', slot, look, receipt };
}
