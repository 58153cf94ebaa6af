import { randomUUID } from 'node:crypto';
import { requestIdOf } from '../../services/codes';
import { people } from '../sandbox/people';
import type { SandboxPerson } from '../sandbox/people';
import { personal } from '../sandbox/teams/activityBase';
import { createVisitor, passcodeOn } from '../sandbox/visitor';
import { cleared } from './cleared';
import type { Caller } from './crowd';
import { pressAs } from './pressAs';
import type { Seen } from './processes/seen';
import type { Town } from './town';

/** A case that was lived to its end: how long (s, by the town's clock) from the registered key to no pass and no membership, and how often somebody had to try again. */
export interface Life {
  readonly caller: Caller;
  readonly id: string;
  readonly delay: number;
  readonly again: number;
}

const triesAtMost = 40;
const { mona } = people;

/**
 * One recovery as people go through it: look up, open, vouch, read back, approve, "the user is ready", the page, the pass, a
 * passkey; with the minutes that people take in between. What is refused for now is tried again a minute later; throws when
 * nothing comes of that.
 */
export async function liveCase(
  town: Town,
  caller: Caller,
  technician: SandboxPerson,
  approver: SandboxPerson,
): Promise<Life> {
  const { world, child, pause } = town;
  const { who, ticket } = caller;
  const card = randomUUID();
  const id = requestIdOf(`${personal(technician.id)} ${card}`);
  let again = 0;
  const seen = () => child.ask<Seen | undefined>('seen', id);
  const until = async (what: string, work: () => Promise<boolean>): Promise<void> => {
    for (let tries = 0; !(await work()); tries += 1) {
      if (tries >= triesAtMost)
        throw new Error(`${what}: nothing came of it, the case is ${(await seen())?.stage ?? 'not open'}`);
      again += 1;
      await pause(1);
    }
  };
  const comes = async (stage: Seen['stage']): Promise<void> => {
    for (let looks = 0; (await seen())?.stage !== stage; looks += 1) {
      if (looks >= 10 * triesAtMost)
        throw new Error(`never ${stage}, the case is ${(await seen())?.stage ?? 'not open'}`);
      await pause(0.2);
    }
  };
  const draft = {
    scenario: 'recovery',
    picked: '',
    upn: who.upn,
    ticket: ticket.number,
    reason: 'Phone stolen',
    opener: 'subject',
    removeLost: '',
  };
  const by = (person: SandboxPerson, verb: string, data: object) =>
    pressAs(town, person, person === technician ? card : 'card', verb, data);

  await until('look up', async () => (await by(technician, 'person', draft)).includes('"open"'));
  await pause(1);
  await until('open', async () => {
    await by(technician, 'open', { draft, subjectId: who.id, removeLost: '' });
    return (await seen()) !== undefined;
  });
  await pause(4);
  await until('vouch', async () => {
    await by(mona, 'vouch', { id, note: 'Spoke on video' });
    return ((await seen())?.evidence ?? 0) > 0;
  });
  await pause(1);
  await until('read back', async () => {
    const code = (await seen())?.readBack;
    await by(technician, 'readBack', { id, code, attester: '', note: '', left: 3 });
    return (await seen())?.stage !== 'verifying';
  });
  await pause(5);
  await until('approve', async () => {
    await by(approver, 'approve', { id, hash: (await seen())?.hash, reason: '' });
    return ((await seen())?.approvals ?? 0) > 0;
  });
  await comes('prepared');
  await pause(3);
  const visiting = { url: town.url, login: world.login, recorder: world.recorder };
  await until('ready', async () => {
    const { ref } = (await seen()) ?? { ref: '' };
    await createVisitor(visiting).signIn(`/ready/${ref}`, technician);
    return (await seen())?.stage === 'ready';
  });
  await pause(2);
  const subject = createVisitor(visiting);
  let passcode = '';
  await until('hand over', async () => {
    const { locator = '', claim: code = '' } = (await seen()) ?? {};
    const path = `/h/${locator}`;
    passcode = passcodeOn((await subject.submit(path, await subject.open(path), { code })).text) ?? '';
    return passcode !== '';
  });
  await pause(1);
  const session = world.subject.signIn(who.upn, passcode);
  if (session === undefined) throw new Error('the pass did not let its owner in');
  await pause(4);
  if (!world.subject.register(session, 'fido2', 'New key')) throw new Error('the session had ended');
  const delay = await cleared(town, who);
  await comes('closed');
  return { caller, id, delay, again };
}
