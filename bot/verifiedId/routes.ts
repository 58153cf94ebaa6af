import type { World } from '../../services/world';
import type { Routes } from '../server';
import { presentationCallback } from './callbackHandler';
import { presentationPage } from './pageHandler';

/** The routes of Verified ID; none where it is not set up. */
export function verifiedIdRoutes(world: World): Routes {
  if (world.presentations === undefined) return {};
  const page = presentationPage(world);
  return {
    'GET /v/:code': page,
    'HEAD /v/:code': page,
    'POST /verifiedid/callback': presentationCallback(world),
  };
}
