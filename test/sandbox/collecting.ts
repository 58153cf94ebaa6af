import type { SandboxPerson } from './people';
import { linkIn } from './recoveryCase';
import type { Scene } from './scene';
import { textOf } from './teams/card';
import { createVisitor, hiddenFields, passcodeOn } from './visitor';

/** Opens the ticket's link on one's own device, with the code that somebody passed on; returns the passcode. */
export async function collectWithCode(scene: Scene, subject: SandboxPerson, ticket: string): Promise<string> {
  const title = `Code for ${subject.name}`;
  const card = await scene.teams.until((message) => textOf(message.card).includes(title), title);
  const code = /\b(\d{4}) (\d{4})\b/.exec(textOf(card.card))?.slice(1).join('') ?? '';
  const path = linkIn(scene, ticket);
  const browser = createVisitor(scene);
  return passcodeOn((await browser.submit(path, await browser.open(path), { code })).text) ?? '';
}

/** Somebody who is with the subject opens the ticket's link, signs in and says so; returns the passcode. */
export async function collectInPerson(scene: Scene, opener: SandboxPerson, ticket: string): Promise<string> {
  const path = linkIn(scene, ticket);
  const browser = createVisitor(scene);
  const start = await browser.open(path);
  await browser.signIn(path, opener, { form: { ...hiddenFields(start.text), do: 'signIn' } });
  return passcodeOn((await browser.submit(path, await browser.open(path), { present: 'yes' })).text) ?? '';
}
