import { EventEmitter, on } from 'node:events';
import { due } from '../../services/requests/due';
import type { Request } from '../../services/requests/request';
import type { Scene } from './scene';
import { storyWaitMs } from './storyWait';
import type { Surroundings } from './surroundings';
import { people } from './people';
import type { SandboxPerson } from './people';
import { actionsOf, textOf } from './teams/card';
import type { Message } from './teams/teams';
import { createVisitor } from './visitor';

/** The people of a recovery, each with their own client. */
export function cast({ teams }: Surroundings) {
  return {
    tara: teams.person(people.tara),
    mona: teams.person(people.mona),
    anna: teams.person(people.anna),
    arne: teams.person(people.arne),
  };
}

/** Opens a case and returns the technician's card. */
export async function openCase(
  scene: Surroundings,
  draft: {
    readonly scenario: string;
    readonly upn: string;
    readonly ticket: string;
    readonly opener?: string;
    /** The technician; Tara when absent. */
    readonly by?: SandboxPerson;
  },
): Promise<Message> {
  const technician = scene.teams.person(draft.by ?? people.tara);
  const card = await technician.says('new');
  await chooseScenario(technician, card, draft.scenario);
  await technician.press(card, 'person', {
    upn: draft.upn,
    ticket: draft.ticket,
    reason: 'Phone stolen',
    ...(draft.opener === undefined ? {} : { opener: draft.opener }),
  });
  await answered(scene, card);
  await technician.press(card, 'open');
  await answered(scene, card);
  return card;
}

/** Resolves when a press that took longer than Teams waits has been answered on its card. */
async function answered(scene: Surroundings, card: Message): Promise<void> {
  await scene.teams.until(
    (message) => message.id === card.id && !textOf(message.card).includes('Working on it'),
    'the answer of a slow press',
  );
}

/** Types a draft into the person card; returns the card, and what the technician then reads. */
export async function lookUp(
  scene: Surroundings,
  draft: Readonly<Record<string, string>>,
  scenario = 'recovery',
): Promise<{ readonly card: Message; readonly text: string }> {
  const { tara } = cast(scene);
  const card = await tara.says('new');
  await chooseScenario(tara, card, scenario);
  await tara.press(card, 'person', { reason: 'Phone stolen', ...draft });
  await answered(scene, card);
  return { card, text: textOf(card.card) };
}

/** Proves the caller: the manager vouches, the technician has the code read back. */
export async function verify(
  scene: Surroundings,
  status: Message,
  subject: SandboxPerson = people.lea,
): Promise<void> {
  const { tara, mona } = cast(scene);
  const question = await mona.sees(showing('Is this really', subject));
  await mona.press(question, 'vouch', { note: 'Spoke on video' });
  await tara.press(status, 'readBack', { code: readBackCode(status) });
}

/** Approves as Anna. */
export async function approve(scene: Surroundings, subject: SandboxPerson = people.lea): Promise<Message> {
  const { anna } = cast(scene);
  const card = await anna.sees(showing('Approve a pass', subject));
  await anna.press(card, 'approve');
  return card;
}

/** Waits until the case is prepared, says "the user is ready" as a technician, and returns the page that answers. */
export async function ready(
  scene: Surroundings,
  subject: SandboxPerson = people.lea,
  person: SandboxPerson = people.tara,
  technician: SandboxPerson = people.tara,
) {
  const prepared = await scene.teams
    .person(technician)
    .sees(showing('(?:Prepared|Ready for the user)', subject));
  const url = actionsOf(prepared.card).find((action) => action.url.includes('/ready/'))?.url ?? '';
  return await createVisitor(scene).signIn(new URL(url).pathname, person);
}

/** The path of the hand-over page, read from the ticket as the subject would. */
export function linkIn(scene: Surroundings, number: string): string {
  const written = scene.desk
    .ticket(number)
    .journal.filter((entry) => entry.element === 'comments')
    .map((entry) => entry.value);
  const url = written
    .join('\n')
    .match(/https:\/\/\S+\/h\/\w+/g)
    ?.at(-1);
  if (url === undefined) throw new Error(`no link in ${number}`);
  return new URL(url).pathname;
}

/** Resolves when all that is to be told about the newest case of a subject has been told. */
export async function everythingTold(
  scene: Pick<Scene, 'product'>,
  subject: SandboxPerson = people.lea,
): Promise<void> {
  await newestCase(scene, subject, (request) => !due(request).some((job) => job.kind === 'tell'));
}

/** Resolves when the newest case of a subject is closed, so that another can be opened. */
export async function caseClosed(scene: Scene, subject: SandboxPerson): Promise<void> {
  await newestCase(scene, subject, ({ stage }) => stage === 'closed');
}

async function newestCase(
  scene: Pick<Scene, 'product'>,
  subject: SandboxPerson,
  fits: (request: Request) => boolean,
): Promise<void> {
  const { store } = scene.product.world;
  const committed = new EventEmitter();
  const forget = store.onWork(() => committed.emit('work'));
  const works = on(committed, 'work', { signal: AbortSignal.timeout(storyWaitMs) });
  for (;;) {
    const request = await store.lastFor(subject.id);
    if (request !== undefined && fits(request)) break;
    await works.next();
  }
  forget();
}

/** The claim code that the voucher was given. */
export async function claimCodeOf(scene: Surroundings, subject: SandboxPerson = people.lea): Promise<string> {
  const { mona } = cast(scene);
  const card = await mona.sees(`Code for ${subject.name}`);
  return /\b(\d{4}) (\d{4})\b/.exec(textOf(card.card))?.slice(1).join('') ?? '';
}

/** The read-back code on a status card. */
export function readBackCode(status: Message): string {
  return /Say (\d{6})/.exec(textOf(status.card).replaceAll('*', ''))?.[1] ?? '';
}

/** A card with this text that is about this subject. */
export function showing(text: string, { upn }: SandboxPerson): RegExp {
  return new RegExp(`${text}[^]*${upn.replaceAll('.', '\\.')}`);
}

/** Chooses a scenario on the guide. */
async function chooseScenario(
  technician: ReturnType<Surroundings['teams']['person']>,
  card: Message,
  scenario: string,
): Promise<void> {
  const choice = actionsOf(card.card).find((action) => action.data['scenario'] === scenario);
  if (choice === undefined) throw new Error(`no scenario ${scenario}`);
  await technician.press(card, choice);
}
