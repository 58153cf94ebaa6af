import { z } from 'zod/v4';
import type { Card } from '../cards/data';
import { resolutions } from '../services/alerting/concern';
import type { Act, Concern, Resolution } from '../services/alerting/concern';
import { acknowledge, act, resolve, seePass } from '../services/judging';
import type { Answer } from '../services/refusals';
import { action, line } from './action';
import type { Press } from './action';
import { answerAlertForm } from './alertForm';
import { tenantAlertCard } from './alertViews';
import { ownForm } from './formCard';
import { problemOf } from './refusals';
import { refusalCard } from './replies';

const id = z.guid();
const about = z.strictObject({ id });

/** What people do about an alert of monitoring. */
export const alertActions = {
  acknowledge: action(about, (press, data) =>
    shown(press, data.id, acknowledge(press.world, press.actor, data.id)),
  ),
  resolve: action(
    z.strictObject({ id, as: z.enum(resolutions), note: line, form: ownForm }),
    (press, data) =>
      data.form === undefined
        ? shown(press, data.id, done(press, data))
        : answerAlertForm(press, data, done(press, data)),
    (press, data) =>
      data.form === undefined ? shown(press, data.id, done(press, data)) : answerAlertForm(press, data),
  ),
  revokePass: action(z.strictObject({ id, pass: line }), (press, data) =>
    deed(press, data.id, 'revoke', data.pass),
  ),
  containAccount: action(about, (press, data) => deed(press, data.id, 'contain', '')),
  removeMember: action(about, (press, data) => deed(press, data.id, 'removeMember', '')),
  showAlert: action(about, (press, data) =>
    shown(press, data.id, seePass(press.world, press.actor, data.id)),
  ),
};

function done(
  { world, actor }: Press,
  { id: concernId, as, note }: { readonly id: string; readonly as: Resolution; readonly note: string },
): Promise<Answer<Concern>> {
  return resolve(world, actor, concernId, { as, note: note.trim() });
}

function deed(press: Press, concernId: string, what: Act, pass: string): Promise<Card> {
  return shown(press, concernId, act(press.world, press.actor, concernId, { what, shown: pass }));
}

/** The alert as it is after the press, with the reason when nothing came of it; who may not judge it learns nothing of it here. */
async function shown(
  { world, reader }: Press,
  concernId: string,
  answer: Promise<Answer<Concern>>,
): Promise<Card> {
  const result = await answer;
  if ('done' in result) return await tenantAlertCard(world, result.done, reader);
  const concern = await world.store.concern(concernId);
  const hidden = reader === 'person' && ['notSecurity', 'notApprover'].includes(result.refusal.refused);
  return concern === undefined || hidden
    ? refusalCard(result.refusal)
    : await tenantAlertCard(world, concern, reader, problemOf(result.refusal));
}
