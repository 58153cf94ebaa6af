import { apply } from './apply';
import { hasPasscodeShape } from './policy/passcodeShape';
import type { Person } from './policy/facts';
import { takesPart } from './requests/takesPart';
import { changeDesk } from './recovery';
import { isStoreOut, takeAway } from './unrecorded';
import type { World } from './world';

const watchedAtMost = 10_000;

/**
 * What is to be done about a text that somebody typed to the bot: when it has the shape of a passcode while a pass is out,
 * the passes of that person's cases are revoked, and otherwise security is told. The text itself goes nowhere.
 */
export async function typedPasscode(
  world: World,
  by: Person,
  text: string,
): Promise<'nothing' | 'told' | 'revoked'> {
  if (!hasPasscodeShape(text)) return 'nothing';
  const out = (await world.store.watched(watchedAtMost)).filter(({ stage }) => stage === 'handedOver');
  if (out.length === 0) return 'nothing';
  const own = out.filter((request) => takesPart(request, by.id));
  for (const request of own) {
    try {
      await apply(world.store, request.id, by.id, { kind: 'typed', by });
    } catch (error) {
      if (!isStoreOut(error)) throw error;
      await takeAway(world, request, by.id);
    }
  }
  if (own.length > 0) return 'revoked';
  await changeDesk(world, by.id, { kind: 'passcodeTyped', by });
  return 'told';
}
