import { randomUUID } from 'node:crypto';
import { claimCode, contentHash, newLocator, newRef } from '../../../services/codes';
import type { Person } from '../../../services/policy/facts';
import { ruleFor } from '../../../services/policy/rule';
import { evolve } from '../../../services/requests/evolve';
import type { Happening } from '../../../services/requests/event';
import { looks } from '../../../services/requests/looks';
import { minutesAfter } from '../../../services/requests/moments';
import type { Opening, Request } from '../../../services/requests/request';
import { Secret } from '../../../services/secret';
import type { World } from '../../../services/world';
import { opening } from '../../requests/examples';

/** For whom cases are to be ready, by whom, and the token that their technician lends. */
export interface ReadySeed {
  readonly callers: readonly { readonly who: Person; readonly ticket: Opening['ticket'] }[];
  readonly requester: Person;
  readonly manager: Person;
  readonly approver: Person;
  readonly token: string;
  /** The receipt of every card: the messages are the same for all. */
  readonly receipt: string;
}

/** A case that waits for its page to be opened. */
export interface ReadyCase {
  readonly id: string;
  readonly subject: Person;
  readonly locator: string;
  readonly code: string;
}

const minutes = 200;

/** Writes cases that are ready to be handed over, with authority lent to each and everything told, so that no job is due. */
export async function readyCases(world: World, seed: ReadySeed): Promise<readonly ReadyCase[]> {
  const ready: ReadyCase[] = [];
  for (const caller of seed.callers) {
    const until = minutesAfter(await world.store.now(), minutes);
    const id = randomUUID();
    const written = await world.store.change(id, (_request, now) => {
      const by = seed.requester.id;
      const events = eventsOf(world, id, seed, caller, { until, now });
      const request = events.reduce<Request | undefined>(
        (so, event) => evolve(so, { ...event, at: now, by }),
        undefined,
      );
      if (request === undefined) throw new Error('a case is opened');
      return { events, by, answer: request };
    });
    // As lending seals it; were it otherwise, no page would be answered.
    const bound = [written.id, contentHash(written), written.requester.id, until];
    await world.store.lend(written.id, world.vault.seal('lent', bound, new Secret(seed.token)), until);
    const code = claimCode(world.vault, written);
    ready.push({ id: written.id, subject: written.subject, locator: written.locator, code });
  }
  return ready;
}

function eventsOf(
  { policy, groupIds }: World,
  id: string,
  { requester, manager, approver, receipt }: ReadySeed,
  { who, ticket }: ReadySeed['callers'][number],
  { until, now }: { readonly until: string; readonly now: string },
): readonly Happening[] {
  const by = requester.id;
  const opened: Happening = {
    kind: 'opened',
    opening: {
      ...opening().opening,
      id,
      ref: newRef(),
      locator: newLocator(),
      rule: ruleFor(policy.rules, 'recovery', 'ordinary'),
      limits: policy.limits,
      strongMethods: policy.strongMethods,
      policyVersion: policy.version,
      groupId: groupIds.tap.recovery,
      subject: who,
      requester,
      manager,
      ticket,
    },
  };
  const begun = evolve(undefined, { ...opened, at: now, by });
  const events: readonly Happening[] = [
    opened,
    { kind: 'submitted' },
    { kind: 'approved', approver, security: false, hash: contentHash(begun), until, pairs: 1 },
    { kind: 'enrolling' },
    { kind: 'enrolled' },
    { kind: 'linked' },
    { kind: 'readied', until },
  ];
  const request = events.slice(1).reduce((so, event) => evolve(so, { ...event, at: now, by }), begun);
  const told = looks(request).map(({ name: slot, look }) => ({ kind: 'told' as const, slot, look, receipt }));
  return [...events, ...told];
}
