import { people } from '../sandbox/people';
import { activityBase, personal } from '../sandbox/teams/activityBase';
import type { Child } from './child';
import { changing, press } from './pressing';
import type { Pressed, Shot } from './pressing';
import type { Seed } from './processes/seedCases';
import type { BenchWorld } from './world';

const { tara } = people;

/** What every press of the technician carries. */
function baseOf({ serviceUrl }: BenchWorld): object {
  return activityBase(tara, personal(tara.id), serviceUrl);
}

/** Where the technician's cards are: their messages are there, so that what follows a press is an edit. */
export function receiptOf({ serviceUrl }: BenchWorld): string {
  return JSON.stringify({
    serviceUrl,
    conversation: { id: personal(tara.id), isGroup: false, conversationType: 'personal', name: '' },
    activityId: 'card',
    channelId: 'msteams',
    bot: { id: 'bot', name: 'TAP Desk' },
  });
}

/** How the technician's cases are seeded. */
export function seedOf(world: BenchWorld, count: number): Seed {
  const { id, name, upn } = tara;
  return { count, requester: { id, name, upn }, receipt: receiptOf(world) };
}

/** Hands that change the opener of cases of their own, one case each, for as many rounds as they are used. */
export function handsOn(
  world: BenchWorld,
  cases: readonly string[],
  ports: readonly number[],
): readonly (() => Shot)[] {
  return cases.map((id) => changing(id, ports, baseOf(world)));
}

/** What presses cost: how they went, and the processor time (ms) that all processes of the bot took for each. */
export interface Cost extends Pressed {
  readonly cpuMs: number;
}

/** Presses for so long (ms), after a third of that to warm up, and says what it cost the processes of the bot. */
export async function pressAt(
  world: BenchWorld,
  children: readonly Child[],
  hands: readonly (() => Shot)[],
  forMs: number,
): Promise<Cost> {
  const authorization = await world.authorization();
  await press(hands, authorization, forMs / 3);
  const before = await cpuOf(children);
  const pressed = await press(hands, authorization, forMs);
  const cpuMs = ((await cpuOf(children)) - before) / pressed.presses;
  return { ...pressed, cpuMs };
}

async function cpuOf(children: readonly Child[]): Promise<number> {
  const all = await Promise.all(children.map((child) => child.usage()));
  return all.reduce((sum, { cpuMs }) => sum + cpuMs, 0);
}
