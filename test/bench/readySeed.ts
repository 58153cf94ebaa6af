import { groups, people, tenantId } from '../sandbox/people';
import type { SandboxPerson } from '../sandbox/people';
import type { Child } from './child';
import { hireCallers } from './crowd';
import { receiptOf } from './presser';
import type { ReadyCase, ReadySeed } from './processes/readyCases';
import type { BenchWorld } from './world';

const { tara, mona, anna } = people;

/** So many cases of newly hired people that are ready to be handed over: in this process's books, and in the tenant. */
export async function seedReady(
  world: BenchWorld,
  child: Child,
  count: number,
): Promise<readonly ReadyCase[]> {
  const callers = hireCallers(world, count);
  const seed: ReadySeed = {
    callers: callers.map(({ who, ticket }) => ({ who: shortly(who), ticket })),
    requester: shortly(tara),
    manager: shortly(mona),
    approver: shortly(anna),
    token: await lentToken(world),
    receipt: receiptOf(world),
  };
  const ready = await child.ask<readonly ReadyCase[]>('ready', seed);
  // Only now, since a member without a case is a stranger.
  for (const { who } of callers) world.graph.tenant.members.get(groups.recovery.id)?.set(who.id, 0);
  return ready;
}

/** A token of the technician for passes, as the sign-in gives it. */
async function lentToken({ login, graph }: BenchWorld): Promise<string> {
  const claims = {
    iss: `${login.url}/${tenantId}/v2.0`,
    aud: graph.url,
    tid: tenantId,
    oid: tara.id,
    sub: tara.id,
    scp: 'UserAuthMethod-TAP.ReadWrite.All',
  };
  return await login.signer.sign(claims, 3_599);
}

function shortly({ id, name, upn }: SandboxPerson) {
  return { id, name, upn };
}
