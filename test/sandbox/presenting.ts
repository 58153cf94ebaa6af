import type { Request } from '../../services/requests/request';
import { cast } from './recoveryCase';
import { people } from './people';
import type { SandboxPerson } from './people';
import type { Scene } from './scene';
import { textOf } from './teams/card';
import type { Message } from './teams/teams';
import type { Pending } from './verifiedId/request';
import { createVisitor } from './visitor';
import type { Page } from './visitor';

/** The subject's own browser, on the page whose address was read aloud to them. */
export interface PresentingPage {
  readonly path: string;
  /** What Authenticator opens. */
  readonly link: string;
  open(): Promise<Page>;
}

/** The technician asks for a Verified ID, and the subject opens the page. */
export async function askForVerifiedId(
  scene: Scene,
  status: Message,
  subject: SandboxPerson,
  by: SandboxPerson = people.tara,
): Promise<PresentingPage> {
  const client = scene.teams.person(by);
  await client.press(status, 'present');
  const card = await client.sees(below('Read aloud: “Open \\S+ on any screen', subject));
  const address = /Open \**(\S+?)\** on any screen/.exec(textOf(card.card))?.[1] ?? '';
  const path = new URL(`https://${address}`).pathname;
  const visitor = createVisitor(scene);
  const open = (): Promise<Page> => visitor.open(path);
  return { path, open, link: linkOn(await open()) };
}

/** What happened in the newest case of a subject, in order, without what was told of it. */
export async function happened(scene: Scene, subject: SandboxPerson): Promise<readonly string[]> {
  const { store } = scene.product.world;
  const { id } = await caseOf(scene, subject);
  return (await store.events(id)).map(({ kind }) => kind).filter((kind) => kind !== 'told');
}

/** The newest case of a subject. */
export async function caseOf(scene: Scene, subject: SandboxPerson): Promise<Request> {
  const request = await scene.product.world.store.lastFor(subject.id);
  if (request === undefined) throw new Error('no case');
  return request;
}

/** What the service was asked for last. */
export function newest({ verifiedId }: Scene): Pending {
  const pending = verifiedId.requests.at(-1);
  if (pending === undefined) throw new Error('nothing was asked for');
  return pending;
}

/** The technician gives the newest case of a subject up; resolves when another can be opened. */
export async function giveUp(scene: Scene, status: Message, subject: SandboxPerson): Promise<void> {
  const { tara } = cast(scene);
  const { ref } = await caseOf(scene, subject);
  await tara.press(status, 'cancel');
  await tara.sees(new RegExp(`${ref}[^]*Cancelled`));
}

/** A card about this subject that says this further down. */
export function below(text: string, { upn }: SandboxPerson): RegExp {
  return new RegExp(`${upn.replaceAll('.', '\\.')}[^]*${text}`);
}

/** The link for Authenticator on a page; empty when there is none. */
export function linkOn({ text }: Page): string {
  const link = /href="(openid-vc:[^"]*)"/.exec(text)?.[1] ?? '';
  return link.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));
}
