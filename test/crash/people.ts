import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { within } from '../../services/within';
import { people } from '../sandbox/people';
import type { SandboxPerson } from '../sandbox/people';
import { cast, claimCodeOf, linkIn, readBackCode, ready } from '../sandbox/recoveryCase';
import type { Surroundings } from '../sandbox/surroundings';
import { actionsOf, textOf } from '../sandbox/teams/card';
import type { WireCard } from '../sandbox/teams/card';
import type { Message, TeamsPerson } from '../sandbox/teams/teams';
import { createVisitor, passcodeOn } from '../sandbox/visitor';

/** What takes longer than this is begun anew. */
const patienceMs = 4_000;

const ended = /Done: |Used, but|Not used|Denied|Cancelled|Lapsed|Revoked|Contained/;

/** What became of a case, and how often a pass was shown in it. */
export interface Played {
  readonly end: string;
  readonly shown: number;
}

/** How the people of a case behave. */
export interface Manners {
  /** Called with what the people read when nothing has happened for a while; throws when that is too much. */
  readonly stalled: (read: string) => void | Promise<void>;
  /** Whether somebody presses twice now, and whether Teams delivers the second press under the id of the first. */
  readonly twice: () => 'once' | 'twoPresses' | 'twoDeliveries';
  /** After how long (ms) without anything new they find that nothing happens; 1,500 when absent. */
  readonly stalledAfterMs?: number;
}

/**
 * Plays a recovery with patient people: each does what their newest card or page offers, and does it again when nothing
 * came of it.
 */
export async function playRecovery(
  scene: Surroundings,
  subject: SandboxPerson,
  ticket: string,
  { stalled, twice, stalledAfterMs = 1_500 }: Manners,
): Promise<Played> {
  const { tara, mona, anna, arne } = cast(scene);
  const from = scene.teams.messages.length;
  const about = ({ card }: Message): boolean => textOf(card).includes(subject.name);
  /** Their newest card about the case that reads like this. */
  const newest = (who: TeamsPerson, text: RegExp): Message | undefined => {
    const since = new Set(scene.teams.messages.slice(from));
    return who.messages().findLast((one) => since.has(one) && about(one) && text.test(textOf(one.card)));
  };
  let pressed: { readonly who: TeamsPerson; readonly message: Message; readonly verb: string } | undefined;
  const press = async (
    who: TeamsPerson,
    message: Message,
    verb: string,
    typed: Readonly<Record<string, string>> = {},
  ): Promise<WireCard> => {
    const id = randomUUID();
    const how = twice();
    const second =
      how === 'once'
        ? []
        : [who.press({ ...message }, verb, typed, how === 'twoPresses' ? randomUUID() : id)];
    if (actionsOf(message.card).some((action) => action.verb === verb)) pressed = { who, message, verb };
    const [first] = await Promise.allSettled([who.press(message, verb, typed, id), ...second]);
    if (first.status === 'rejected') throw first.reason as Error;
    return first.value;
  };
  let shown = 0;

  const open = async (): Promise<void> => {
    const card = { ...(await tara.says('new')) };
    const choice = actionsOf(card.card).find((action) => action.data['scenario'] === 'recovery');
    const button = { type: 'Action.Execute', verb: 'scenario', data: choice?.data };
    card.card = await press(tara, { ...card, card: { actions: [button] } }, 'scenario');
    card.card = await press(tara, card, 'person', { upn: subject.upn, ticket, reason: 'Phone stolen' });
    // A case that is open already shows itself on the card that it was opened on.
    if (!textOf(card.card).includes('There is a case already')) await press(tara, card, 'open');
  };
  const collect = async (): Promise<void> => {
    const visitor = createVisitor(scene);
    const path = linkIn(scene, ticket);
    const page = await visitor.open(path);
    const form = { code: await claimCodeOf(scene, subject) };
    const again = twice() === 'once' ? [] : [visitor.submit(path, page, form)];
    const pages = await Promise.allSettled([visitor.submit(path, page, form), ...again]);
    const passcodes = pages.flatMap((one) =>
      one.status === 'fulfilled' ? (passcodeOn(one.value.text) ?? []) : [],
    );
    shown += passcodes.length;
    const session = passcodes.map((one) => scene.subject.signIn(subject.upn, one)).find(Boolean);
    if (session === undefined) throw new Error('no passcode that works');
    scene.subject.register(session, 'fido2');
  };
  const nextAct = (): (() => Promise<unknown>) | undefined => {
    const failed = pressed;
    if (failed !== undefined && /Try again|Ask again/.test(textOf(failed.message.card)))
      return () => press(failed.who, failed.message, failed.verb);
    const question = newest(mona, /Is this really/);
    if (question !== undefined) return () => press(mona, question, 'vouch', { note: 'Spoke on video' });
    const call = newest(tara, /[Ss]ay \**\d{6}/);
    if (call !== undefined) return () => press(tara, call, 'readBack', { code: readBackCode(call) });
    const asked = newest(anna, /pprove a pass\?/);
    if (asked !== undefined) return () => press(anna, asked, 'approve');
    // After earlier passes a second approver is needed, who is of security too.
    const second = newest(anna, /You approved/) && newest(arne, /pprove a pass\?/);
    if (second !== undefined) return () => press(arne, second, 'approve');
    if (newest(tara, /Prepared/) !== undefined) return () => ready(scene, subject);
    const told = scene.teams.messages.slice(from).filter(about);
    if (
      newest(tara, /Ready for the user|The pass was shown/) !== undefined &&
      told.some(({ card }) => textOf(card).includes('Code for'))
    )
      return collect;
    const judged = told.find(({ card }) => actionsOf(card).some(({ verb }) => verb === 'open'));
    if (judged !== undefined) return () => press(tara, judged, 'open');
    return told.length > 0 ? undefined : open;
  };

  let quietSince = performance.now();
  let seen = '';
  let trouble = '';
  for (;;) {
    const end = newest(tara, ended);
    if (end !== undefined) return { end: ended.exec(textOf(end.card))?.[0] ?? '', shown };
    // A person whose bot does not answer waits a little and tries again.
    const act = nextAct()?.().then(
      () => 'done',
      (error: unknown) => String(error),
    );
    if (act !== undefined) trouble = (await within(act, patienceMs)) ?? 'no answer';
    const own = scene.teams.messages.slice(from).filter(about);
    const now = own.map(({ card }) => textOf(card)).join('\n');
    if (now !== seen) quietSince = performance.now();
    seen = now;
    if (performance.now() - quietSince > stalledAfterMs) {
      await stalled(`${now}\n${trouble}`);
      quietSince = performance.now();
    }
    await setTimeout(40);
  }
}

const clockStepMs = 130_000;

/** People who press once, and for whom time goes on while nothing happens although the product runs. */
export function alone({ clock }: Surroundings, running: () => Promise<void>): Manners {
  let steps = 0;
  return {
    async stalled(read) {
      await running();
      steps += 1;
      if (steps > 20) throw new Error(`the case is stuck at ${read}`);
      clock.move(clockStepMs);
    },
    twice: () => 'once',
  };
}

/** Gives the subject back the methods they began with, so that they can lose their phone once more. */
export function forget(scene: Surroundings, { id, methods }: SandboxPerson): void {
  const { tenant } = scene.graph;
  tenant.methods.set(
    id,
    methods.map(({ type, name }) => tenant.newMethod(type, name)),
  );
}

/** Somebody new with a lost phone, whom nothing of another case touches. */
export function hire({ graph }: Surroundings, name: string): SandboxPerson {
  const upn = `${name.toLowerCase().replaceAll(' ', '.')}@contoso.example`;
  const person = { ...people.lea, id: randomUUID(), name, upn };
  graph.tenant.hire(person);
  return person;
}
