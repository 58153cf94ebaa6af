import { z } from 'zod/v4';
import { stages } from '../services/requests/request';
import { whose } from '../services/requests/queue';
import { waitedParts } from '../services/requests/waitsFor';
import { action } from './action';
import { isAny } from './isAny';
import { queueCard, waitingCard } from './queueViews';
import { refusalCard, reply } from './replies';

const about = z.strictObject({ id: z.guid() });
const page = z.coerce.number().int().min(0).max(99_999).default(0);

/** What people do with the lists of open cases. */
export const queueActions = {
  queue: action(
    z.strictObject({
      whose: z.enum(whose).default('all'),
      waits: z.enum([...waitedParts, 'any']).default('any'),
      stage: z.enum([...stages, 'any']).default('any'),
      late: z.enum(['yes', 'no']).default('no'),
      page,
    }),
    (press, { whose, waits, stage, late, page }) =>
      queueCard(
        press,
        {
          whose,
          waits: waits === 'any' ? undefined : waits,
          stage: stage === 'any' ? undefined : stage,
          late: late === 'yes',
        },
        page,
      ),
  ),
  waiting: action(z.strictObject({ page }), (press, { page }) => waitingCard(press, page)),
  /** The card on which somebody who was asked to approve decides; whether they still may is read now. */
  showApproval: action(about, async (press, { id }) =>
    (await isAny(press.world, press.actor, ['approver']))
      ? await reply('approval', press, id)
      : refusalCard({ refused: 'notApprover' }),
  ),
  showVouch: action(about, (press, { id }) => reply('vouch', press, id)),
};
