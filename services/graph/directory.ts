import { z } from 'zod/v4';
import { Fault } from '../faults';
import type { Person, PhoneNumber } from '../policy/facts';
import type { Directory, Passes } from '../ports';
import { readAs } from './answer';
import { readBackground, riskOf } from './background';
import type { GraphClient } from './client';
import type { Lane } from './lane';
import { filter, path } from './path';
import { restrictingIn } from './restricting';
import { standingOf } from './roles';

const person = z.looseObject({
  id: z.guid(),
  displayName: z.string().nullish(),
  userPrincipalName: z.string().nullish(),
  accountEnabled: z.boolean().nullish(),
  userType: z.string().nullish(),
  employeeId: z.string().nullish(),
  preferredLanguage: z.string().nullish(),
});
const subject = person.extend({
  department: z.string().nullish(),
  jobTitle: z.string().nullish(),
  officeLocation: z.string().nullish(),
  businessPhones: z.array(z.string()).nullish(),
  mobilePhone: z.string().nullish(),
  employeeHireDate: z.string().nullish(),
  externalUserState: z.string().nullish(),
  isManagementRestricted: z.boolean().nullish(),
  isResourceAccount: z.boolean().nullish(),
});

const identified = z.looseObject({ id: z.string() });
const activity = z.looseObject({
  signInActivity: z.looseObject({ lastSignInDateTime: z.string().nullish() }).nullish(),
});

const longestLine = 15;
const personFields = 'id,displayName,userPrincipalName,accountEnabled,userType,employeeId,preferredLanguage';
const subjectFields = `${personFields},department,jobTitle,officeLocation,businessPhones,mobilePhone,employeeHireDate,externalUserState,isManagementRestricted,isResourceAccount`;

/** The directory as the front reads it; nothing is cached. */
export function createDirectory(
  front: GraphClient,
  passes: Pick<Passes, 'look'>,
  lane: Lane,
  privilegedGroupId: string,
): Directory {
  return {
    time: (groupId) => front.timeAt(`${path`/groups/${groupId}`}?$select=id`),
    async find(text) {
      const field = text.includes('@') ? 'userPrincipalName' : 'displayName';
      const found = await front.list(`/users?${filter(field, text)}&$select=${personFields}&$top=5`);
      return found.map((entry) => toPerson(readAs(person, entry)));
    },
    async person(id) {
      const found = await missing(() => front.get(`${path`/users/${id}`}?$select=${personFields}`));
      if (found === undefined) return undefined;
      const user = readAs(person, found);
      return {
        ...toPerson(user),
        enabled: user.accountEnabled === true,
        guest: isGuest(user),
        employeeId: user.employeeId ?? undefined,
        language: user.preferredLanguage ?? undefined,
      };
    },
    async subject(id) {
      const found = await missing(() => front.get(`${path`/users/${id}`}?$select=${subjectFields}`));
      if (found === undefined) return undefined;
      const user = readAs(subject, found);
      const [manager, standing, { pass, methods }, signedInBefore] = await Promise.all([
        missing(() => front.get(`${path`/users/${id}/manager`}?$select=${personFields}`)),
        standingOf(front, id),
        passes.look(id),
        hasSignedIn(front, id),
      ]);
      return {
        ...toPerson(user),
        ...standing,
        department: user.department ?? '',
        jobTitle: user.jobTitle ?? '',
        office: user.officeLocation ?? undefined,
        employeeId: user.employeeId ?? undefined,
        enabled: user.accountEnabled === true,
        guest: isGuest(user) || (user.externalUserState ?? '') !== '',
        shared: user.isResourceAccount === true,
        managementRestricted: user.isManagementRestricted === true,
        manager: manager === undefined ? undefined : toPerson(readAs(person, manager)),
        phones: phonesOf(user),
        methods,
        pass,
        signedInBefore,
        startDate: user.employeeHireDate ?? undefined,
      };
    },
    async background(id, managerId, when) {
      // The log of changes and the log of sign-ins share the lane of the methods.
      lane.pass();
      lane.pass();
      return await readBackground(front, id, managerId, when);
    },
    restricting: restrictingIn(front, privilegedGroupId),
    riskOf: (personId) => riskOf(front, personId),
    managersOf: (personId) => managersOf(front, personId),
    async groupsOf(personId, groupIds) {
      const answer = await front.list(`${path`/users/${personId}/transitiveMemberOf`}?$select=id`);
      const ids = answer.map((entry) => readAs(identified, entry).id.toLowerCase());
      return groupIds.filter((id) => ids.includes(id.toLowerCase()));
    },
    async members(groupId) {
      const entries = await front.list(
        `${path`/groups/${groupId}/transitiveMembers`}?$select=${personFields}`,
      );
      return entries
        .map((entry) => readAs(person, entry))
        .filter(
          (user) => user.accountEnabled === true && !isGuest(user) && (user.userPrincipalName ?? '') !== '',
        )
        .map(toPerson);
    },
  };
}

/** Whether the account ever signed in; undefined when the tenant does not tell (it needs a licence). */
async function hasSignedIn(front: GraphClient, id: string): Promise<boolean | undefined> {
  try {
    const answer = await front.get(`${path`/users/${id}`}?$select=id,signInActivity`);
    return typeof readAs(activity, answer).signInActivity?.lastSignInDateTime === 'string';
  } catch (error) {
    if (error instanceof Fault && !error.details.retryable) return undefined;
    throw error;
  }
}

/** From the direct manager upwards; a line that runs in a circle, or is longer than any real one, ends there. */
async function managersOf(front: GraphClient, personId: string): Promise<readonly string[]> {
  const line: string[] = [];
  let below = personId;
  while (line.length < longestLine) {
    const found = await missing(() => front.get(`${path`/users/${below}/manager`}?$select=id`));
    if (found === undefined) return line;
    below = readAs(identified, found).id.toLowerCase();
    if (line.includes(below)) return line;
    line.push(below);
  }
  return line;
}

async function missing(read: () => Promise<unknown>): Promise<unknown> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof Fault && error.code === 'GRAPH_NOT_FOUND') return undefined;
    throw error;
  }
}

function toPerson({ id, displayName, userPrincipalName }: z.infer<typeof person>): Person {
  return { id: id.toLowerCase(), name: displayName ?? '', upn: userPrincipalName ?? '' };
}

function isGuest({ userType, userPrincipalName }: z.infer<typeof person>): boolean {
  return userType !== 'Member' || (userPrincipalName ?? '').includes('#EXT#');
}

function phonesOf({ businessPhones, mobilePhone }: z.infer<typeof subject>): PhoneNumber[] {
  const work = (businessPhones ?? []).map((number) => ({ label: 'work' as const, number }));
  return mobilePhone === null || mobilePhone === undefined
    ? work
    : [...work, { label: 'mobile', number: mobilePhone }];
}
