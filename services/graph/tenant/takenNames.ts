import { z } from 'zod/v4';
import { guideGroupNames } from '../../baseline/expected';
import type { Planning } from '../../baseline/plan/planning';
import { readAs } from '../answer';
import { filter } from '../path';
import type { Patient } from './patient';

const group = z.looseObject({ id: z.string() });

/** Which groups bear the names of the guide's groups; names of groups are not unique. */
export async function readTakenNames(graph: Patient): Promise<Planning['taken']> {
  const named = async (name: string): Promise<readonly string[]> =>
    (await graph.list(`/groups?${filter('displayName', name)}&$select=id`)).map(
      (entry) => readAs(group, entry).id,
    );
  return {
    onboarding: await named(guideGroupNames.onboarding),
    recovery: await named(guideGroupNames.recovery),
    privileged: await named(guideGroupNames.privileged),
  };
}
