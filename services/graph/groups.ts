import { z } from 'zod/v4';
import type { Groups } from '../ports';
import { readAs } from './answer';
import { Refused, known } from './client';
import type { GraphClient } from './client';
import { path } from './path';

const member = z.looseObject({
  id: z.guid(),
  displayName: z.string().nullish(),
  userPrincipalName: z.string().nullish(),
});

/** Membership of the target groups, changed by the reaper as their owner and read by the front. */
export function createGroups(front: GraphClient, reaper: GraphClient, graphUrl: string): Groups {
  return {
    async members(groupId) {
      const members = await front.list(
        path`/groups/${groupId}/members?$select=id,displayName,userPrincipalName&$top=999`,
      );
      return members.map((entry) => {
        const { id, displayName, userPrincipalName } = readAs(member, entry);
        return { id, name: displayName ?? '', upn: userPrincipalName ?? '' };
      });
    },
    async has(groupId, personId) {
      const members = await front.list(
        path`/groups/${groupId}/members?$select=id&$filter=id%20eq%20'${personId}'`,
      );
      return members.length > 0;
    },
    async add(groupId, personId) {
      const reference = { '@odata.id': graphUrl + path`/v1.0/directoryObjects/${personId}` };
      try {
        await reaper.send('POST', path`/groups/${groupId}/members/$ref`, reference);
      } catch (error) {
        if (error instanceof Refused && /already exist/i.test(error.refusal.message)) return;
        throw known(error);
      }
    },
    async remove(groupId, personId) {
      try {
        // Without `/$ref` the same call would delete the user.
        await reaper.send('DELETE', path`/groups/${groupId}/members/${personId}/$ref`);
      } catch (error) {
        if (error instanceof Refused && error.refusal.status === 404) return;
        throw known(error);
      }
    },
  };
}
