import { z } from 'zod/v4';
import type { Card } from '../cards/data';
import { deskNotices } from '../services/desk/notices';
import type { DeskNotice } from '../services/desk/notices';
import { switches } from '../services/desk/state';
import type { DeskState } from '../services/desk/state';
import { allowSweep, askSwitch, confirmSwitch, removeStranger } from '../services/killSwitch';
import type { Answer } from '../services/refusals';
import { postNotices } from '../services/upkeep';
import type { World } from '../services/world';
import { action, line } from './action';
import { deskCard, deskNoticeCard, settledNotice } from './deskViews';
import { problemOf } from './refusals';
import { refusalCard } from './replies';

/** What security does to the desk as a whole. */
export const deskActions = {
  askSwitch: action(
    z.strictObject({ what: z.enum(switches), reason: line }),
    async ({ world, actor }, data) =>
      deskAnswer(world, await askSwitch(world, actor, data.what, data.reason.trim())),
  ),
  confirmSwitch: action(z.strictObject({ what: z.enum(switches) }), async ({ world, actor }, { what }) =>
    noticeAnswer(world, await confirmSwitch(world, actor, what), {
      key: '',
      what: 'switchAsked',
      about: what,
    }),
  ),
  removeStranger: action(z.strictObject({ id: line }), async ({ world, actor }, data) =>
    noticeAnswer(world, await removeStranger(world, actor, data.id), {
      key: '',
      what: 'stranger',
      about: data.id,
    }),
  ),
  allowSweep: action(z.strictObject({}), async ({ world, actor }) =>
    noticeAnswer(world, await allowSweep(world, actor), { key: '', what: 'sweepHeld', about: '' }),
  ),
};

/** What somebody sees who asked for a switch; the channel is told at once. */
async function deskAnswer(world: World, answer: Answer<DeskState>): Promise<Card> {
  if ('done' in answer) {
    await postNotices(world);
    return deskCard(world, answer.done, await world.store.now());
  }
  if (answer.refusal.refused === 'notSecurity') return refusalCard(answer.refusal);
  return deskCard(world, await world.store.desk(), await world.store.now(), problemOf(answer.refusal));
}

/** What the channel shows after a press on a notice; a press that was refused leaves it as it is, with the reason. */
async function noticeAnswer(world: World, answer: Answer<DeskState>, notice: DeskNotice): Promise<Card> {
  if ('done' in answer && notice.what !== 'stranger')
    return settledNotice(world, notice.what === 'sweepHeld' ? 'sweepAllowed' : 'switchDone', notice.about);
  const desk = 'done' in answer ? answer.done : await world.store.desk();
  const about = notice.what === 'sweepHeld' ? String(desk.heldBack) : notice.about;
  const gone = notice.what === 'switchAsked' && desk.asked?.what !== about;
  if ('refusal' in answer && (gone || answer.refusal.refused === 'strangerGone'))
    return refusalCard(answer.refusal);
  return deskNoticeCard(
    world,
    desk,
    deskNotices(desk).find((one) => one.what === notice.what && one.about === about) ?? { ...notice, about },
    'refusal' in answer ? problemOf(answer.refusal) : undefined,
  );
}
