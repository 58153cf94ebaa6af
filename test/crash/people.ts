import { people } from '../sandbox/people';
import type { SandboxPerson } from '../sandbox/people';
import { approve, cast, claimCodeOf, linkIn, readBackCode, ready } from '../sandbox/recoveryCase';
import type { Surroundings } from '../sandbox/surroundings';
import { actionsOf, textOf } from '../sandbox/teams/card';
import type { Message } from '../sandbox/teams/teams';
import { createVisitor, passcodeOn } from '../sandbox/visitor';

const ended = /Done: |Used, but|Not used|Denied|Cancelled|Lapsed|Revoked|Contained/;
const stalledAfterMs = 1_500;
const clockStepMs = 130_000;

/** What became of a case, and how often a pass was shown in it. */
export interface Played {
  readonly end: string;
  readonly shown: number;
}

/**
 * Plays a recovery with patient people: each does what their newest card or page offers, and does it again when nothing
 * came of it. While nothing happens, time goes on.
 */
export async function playRecovery(
  scene: Surroundings,
  subject: SandboxPerson,
  ticket: string,
): Promise<Played> {
  const { tara, mona, anna } = cast(scene);
  const from = scene.teams.messages.length;
  const about = ({ card }: Message): boolean => textOf(card).includes(subject.name);
  const newest = (who: { messages(): readonly Message[] }, text: RegExp): Message | undefined => {
    const message = who.messages().findLast((one) => scene.teams.messages.indexOf(one) >= from && about(one));
    return message !== undefined && text.test(textOf(message.card)) ? message : undefined;
  };
  let shown = 0;
  let clockSteps = 0;

  const open = async (): Promise<void> => {
    const card = { ...(await tara.says('new')) };
    const choice = actionsOf(card.card).find((action) => action.data['scenario'] === 'recovery');
    const button = { type: 'Action.Execute', verb: 'scenario', data: choice?.data };
    card.card = await tara.press({ ...card, card: { actions: [button] } }, 'scenario');
    await tara.press(card, 'person', { upn: subject.upn, ticket, reason: 'Phone stolen' });
    await tara.press(card, 'open');
  };
  const collect = async (): Promise<void> => {
    const visitor = createVisitor(scene);
    const path = linkIn(scene, ticket);
    const page = await visitor.open(path);
    const passcode = passcodeOn(
      (await visitor.submit(path, page, { code: await claimCodeOf(scene, subject) })).text,
    );
    if (passcode === undefined) throw new Error('no passcode on the page');
    shown += 1;
    const session = scene.subject.signIn(subject.upn, passcode);
    if (session !== undefined) scene.subject.register(session, 'fido2');
  };
  const nextAct = (): (() => Promise<unknown>) | undefined => {
    const question = newest(mona, /Is this really/);
    if (question !== undefined) return () => mona.press(question, 'vouch', { note: 'Spoke on video' });
    const call = newest(tara, /[Ss]ay \**\d{6}/);
    if (call !== undefined) return () => tara.press(call, 'readBack', { code: readBackCode(call) });
    if (newest(anna, /pprove a pass\?/) !== undefined) return () => approve(scene, subject);
    if (newest(tara, /Prepared/) !== undefined) return () => ready(scene, subject);
    if (newest(tara, /Ready for the user|The pass was shown/) !== undefined && newest(mona, /Code for/))
      return collect;
    return scene.teams.messages.slice(from).some(about) ? undefined : open;
  };

  let lastly = '';
  let quietSince = performance.now();
  let seen = '';
  for (;;) {
    const end = newest(tara, ended);
    if (end !== undefined) return { end: ended.exec(textOf(end.card))?.[0] ?? '', shown };
    // A person whose bot does not answer waits a little and tries again.
    await nextAct()?.().catch((error: unknown) => (lastly = String(error)));
    const now = JSON.stringify(scene.teams.messages.slice(from).map(({ card }) => textOf(card)));
    if (now !== seen) quietSince = performance.now();
    seen = now;
    if (performance.now() - quietSince > stalledAfterMs) {
      clockSteps += 1;
      if (clockSteps > 8) throw new Error(`stuck: ${lastly}\n${seen}`);
      scene.clock.move(clockStepMs);
      quietSince = performance.now();
    }
    await new Promise((resolve) => setTimeout(resolve, 40));
  }
}

/** Gives the subject back the methods they began with, so that they can lose their phone once more. */
export function forget(scene: Surroundings, { id, methods }: SandboxPerson): void {
  const { tenant } = scene.graph;
  tenant.methods.set(
    id,
    methods.map(({ type, name }) => tenant.newMethod(type, name)),
  );
}

/** The person who loses their phone again and again. */
export const unlucky = people.lea;
