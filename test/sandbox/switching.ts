import { people } from './people';
import type { Scene } from './scene';
import { actionsOf, textOf } from './teams/card';

/** One of security asks for a switch on the card of the desk, and another confirms it in the channel. */
export async function switchAs(scene: Scene, title: string): Promise<void> {
  const asking = scene.teams.person(people.arne);
  const card = await asking.says('desk');
  const button = actionsOf(card.card).find((action) => action.title === title);
  if (button === undefined) throw new Error(`no button ${title}`);
  const only = { actions: [{ type: 'Action.Execute', verb: 'askSwitch', title, data: button.data }] };
  const reason = `Because: ${title}`;
  await asking.press({ ...card, card: only }, 'askSwitch', { reason });
  const asked = await scene.teams.until(
    (message) => scene.teams.notices().includes(message) && textOf(message.card).includes(reason),
    reason,
  );
  await scene.teams.person(people.siri).press(asked, 'confirmSwitch');
}
