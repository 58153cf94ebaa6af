import { hear } from '../../services/presenting';
import type { Hearing } from '../../services/presenting';
import type { World } from '../../services/world';
import { empty } from '../http';
import type { Handler } from '../http';

const statusOf: Readonly<Record<Hearing, number>> = { heard: 200, wrongKey: 401, unknown: 404 };

/** Where the Verified ID service says how a presentation goes; it learns nothing beyond whether it was heard. */
export function presentationCallback(world: World): Handler {
  return async ({ headers, body }) => {
    const hearing = await hear(world, headers['api-key'] ?? '', body);
    if (hearing !== 'heard') world.log.warn('presentation:refused', { as: hearing });
    return empty(statusOf[hearing]);
  };
}
