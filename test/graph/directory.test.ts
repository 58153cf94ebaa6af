import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { apps, groups, people, roleIds } from '../sandbox/people';
import { calling, startGraphStage } from './graphStage';
import type { GraphStage } from './graphStage';

const { lea, nils, mona, tara, theo, georg, elin, gus } = people;
const nobody = '99999999-0000-4000-8000-000000000001';
let stage: GraphStage;

beforeAll(async () => {
  stage = await startGraphStage();
});

afterEach(() => {
  stage.double.tenant.members.get(groups.recovery.id)?.clear();
});

afterAll(async () => {
  await stage.close();
});

describe('people', () => {
  test('are found by their exact user name', async () => {
    expect(await stage.directory.find(lea.upn.toUpperCase())).toEqual([
      { id: lea.id, name: lea.name, upn: lea.upn },
    ]);
    expect(await stage.directory.find('nobody@contoso.example')).toEqual([]);
  });

  test('all namesakes are found by their name', async () => {
    expect((await stage.directory.find('Kari Nordmann')).map(({ upn }) => upn)).toEqual([
      people.kariOslo.upn,
      people.kariBergen.upn,
    ]);
  });

  test.each([
    "o'brien@contoso.example",
    "x' or userType eq 'Guest",
    'a&$top=999',
    'a#b@c',
    'ø@contoso.example',
    '../groups/x?$top=999#@',
    '%2e%2e/groups@contoso.example',
  ])('%s is one text to Graph and nothing else (AC-115)', async (text) => {
    expect(await stage.directory.find(text)).toEqual([]);
    const url = new URL(stage.calls().at(-1)?.url ?? '');
    expect([...url.searchParams.keys()]).toEqual(['$filter', '$select', '$top']);
    expect(url.searchParams.get('$filter')).toMatch(/ eq '(?:[^']|'')*'$/);
  });

  test.each(['', 'lea', `${lea.id}/manager`, `${lea.id}?$select=id`, '..', "1' or '1"])(
    '"%s" is no object id, and reaches nothing (AC-115)',
    async (id) => {
      const before = stage.calls().length;
      await expect(stage.directory.person(id)).rejects.toThrow('only object ids');
      await expect(stage.groups.has(groups.recovery.id, id)).rejects.toThrow('only object ids');
      await expect(stage.passes.remove(lea.id, id)).rejects.toThrow('only object ids');
      expect(stage.calls()).toHaveLength(before);
    },
  );

  test('who is not there is told apart from who cannot be read', async () => {
    expect(await stage.directory.person(nobody)).toBeUndefined();
    stage.double.fault(calling('GET', lea.id), { status: 403, body: { error: { code: 'Denied' } } });
    await expect(stage.directory.person(lea.id)).rejects.toMatchObject({
      code: 'GRAPH_FORBIDDEN',
      details: { retryable: false },
    });
  });

  test('a subject comes with manager, phones, methods, roles and whether they ever signed in', async () => {
    expect(await stage.directory.subject(lea.id)).toMatchObject({
      upn: lea.upn,
      enabled: true,
      guest: false,
      managementRestricted: false,
      manager: { id: mona.id },
      phones: [
        { label: 'work', number: lea.businessPhones[0] },
        { label: 'mobile', number: lea.mobilePhone },
      ],
      roles: [],
      powerful: false,
      pass: undefined,
      signedInBefore: true,
    });
    expect(await stage.directory.subject(nils.id)).toMatchObject({ signedInBefore: false });
    expect(await stage.directory.subject(gus.id)).toMatchObject({ guest: true });
    expect(await stage.directory.subject(people.rolf.id)).toMatchObject({ managementRestricted: true });
    expect(await stage.directory.subject(nobody)).toBeUndefined();
  });

  test('roles count whether they are standing, scoped or eligible (AC-51)', async () => {
    const rolesOf = async (id: string) => (await stage.directory.subject(id))?.roles;
    expect(await rolesOf(georg.id)).toContain(roleIds.globalAdministrator);
    expect(await rolesOf(elin.id)).toEqual([roleIds.helpdeskAdministrator]);
    expect(await rolesOf(theo.id)).toEqual([roleIds.authenticationAdministrator]);
  });

  test('a role that somebody activated counts, and one that comes with a group', async () => {
    stage.double.fault(calling('GET', 'roleAssignmentScheduleInstances'), {
      status: 200,
      body: { value: [{ roleDefinitionId: roleIds.helpdeskAdministrator }] },
    });
    expect((await stage.directory.subject(lea.id))?.roles).toEqual([roleIds.helpdeskAdministrator]);

    const { tenant } = stage.double;
    const before = (await stage.directory.subject(tara.id))?.roles ?? [];
    tenant.roleAssignable.add(groups.technicians.id);
    tenant.roles.push({
      principalId: groups.technicians.id,
      roleDefinitionId: roleIds.globalReader,
      displayName: 'Global Reader',
      directoryScopeId: '/',
    });
    expect((await stage.directory.subject(tara.id))?.roles).toEqual([...before, roleIds.globalReader]);
    tenant.roles.pop();
    tenant.roleAssignable.clear();
  });

  describe('power over the tenant that is no role', () => {
    const app = {
      kind: 'application',
      id: '50000000-0000-4000-8000-000000000077',
      appId: apps.front.clientId,
    } as const;
    const powerOf = async () => (await stage.directory.subject(lea.id))?.powerful;
    afterEach(() => {
      stage.double.tenant.owned.clear();
      stage.double.tenant.grants.clear();
      stage.double.tenant.roleAssignable.clear();
      stage.double.tenant.eligibleGroups.splice(0);
    });

    test('comes with a group to which roles can be assigned, held, activated or owned', async () => {
      expect(await powerOf()).toBe(false);
      stage.double.tenant.roleAssignable.add(groups.technicians.id);
      stage.double.tenant.eligibleGroups.push({ principalId: lea.id, groupId: groups.technicians.id });
      expect(await powerOf()).toBe(true);
      stage.double.tenant.eligibleGroups.splice(0);
      stage.double.tenant.owned.set(lea.id, [{ kind: 'group', id: groups.technicians.id }]);
      expect(await powerOf()).toBe(true);
    });

    test('comes with an application that may change the tenant, and not with one that only reads', async () => {
      stage.double.tenant.owned.set(lea.id, [app]);
      expect(await powerOf()).toBe(false);
      stage.double.tenant.grants.set(app.id, ['User.Read.All', 'AuditLog.Read.All']);
      expect(await powerOf()).toBe(false);
      stage.double.tenant.grants.set(app.id, ['User.Read.All', 'Directory.ReadWrite.All']);
      expect(await powerOf()).toBe(true);
      stage.double.tenant.owned.set(lea.id, [{ ...app, kind: 'servicePrincipal' }]);
      expect(await powerOf()).toBe(true);
      stage.double.tenant.grants.set(app.id, ['Mail.Send']);
      expect(await powerOf()).toBe(true);
    });

    test('a group that somebody may activate themselves into counts as theirs', async () => {
      stage.double.tenant.eligibleGroups.push({ principalId: lea.id, groupId: groups.sensitive.id });
      expect((await stage.directory.subject(lea.id))?.groupIds).toContain(groups.sensitive.id);
    });

    test('is unknown when it cannot be read, and absent without the licence', async () => {
      stage.double.fault(calling('GET', 'privilegedAccess'), {
        status: 403,
        body: { error: { code: 'Forbidden' } },
      });
      expect(await powerOf()).toBeUndefined();
      stage.double.fault(calling('GET', 'ownedObjects'), {
        status: 403,
        body: { error: { code: 'Forbidden' } },
      });
      expect(await powerOf()).toBeUndefined();
      stage.double.tenant.pimLicensed = false;
      expect(await powerOf()).toBe(false);
      stage.double.tenant.pimLicensed = true;
    });
  });

  test('roles that cannot be read are unknown; without the licence there are no eligible ones', async () => {
    stage.double.fault(
      calling('GET', 'roleAssignments'),
      { status: 403, body: { error: { code: 'Denied' } } },
      1,
    );
    expect((await stage.directory.subject(lea.id))?.roles).toBeUndefined();
    stage.double.fault(calling('GET', 'roleEligibilityScheduleInstances'), {
      status: 403,
      body: { error: { code: 'Denied' } },
    });
    expect((await stage.directory.subject(lea.id))?.roles).toBeUndefined();
    stage.double.tenant.pimLicensed = false;
    expect((await stage.directory.subject(elin.id))?.roles).toEqual([]);
    stage.double.tenant.pimLicensed = true;
  });

  test('whether somebody ever signed in is unknown when the tenant does not tell', async () => {
    stage.double.fault(
      (request) => request.url.search.includes('signInActivity'),
      { status: 403, body: { error: { code: 'Authentication_RequestFromNonPremiumTenantOrB2CTenant' } } },
      1,
    );
    expect(await stage.directory.subject(lea.id)).toMatchObject({ signedInBefore: undefined });
  });

  test('a group on a later page counts (AC-133)', async () => {
    const { members } = stage.double.tenant;
    for (const group of [groups.technicians, groups.onboarding, groups.recovery])
      members.get(group.id)?.set(people.arne.id, 0);
    const before = stage.calls().length;
    expect(await stage.directory.groupsOf(people.arne.id, [groups.security.id])).toEqual([
      groups.security.id,
    ]);
    expect(stage.calls().length - before).toBeGreaterThan(1);
    for (const group of [groups.technicians, groups.onboarding])
      members.get(group.id)?.delete(people.arne.id);
  });

  test('a member of a nested group is a member (AC-134)', async () => {
    const { members, nested } = stage.double.tenant;
    nested.set(groups.sensitive.id, groups.approvers.id);
    members.get(groups.sensitive.id)?.set(mona.id, 0);
    expect(await stage.directory.groupsOf(mona.id, [groups.approvers.id])).toEqual([groups.approvers.id]);
    expect((await stage.directory.members(groups.approvers.id)).map(({ id }) => id)).toContain(mona.id);
    members.get(groups.sensitive.id)?.delete(mona.id);
    nested.clear();
  });

  test('a group of the same name is another group (AC-134)', async () => {
    const twin = { '@odata.type': '#microsoft.graph.group', id: nobody, displayName: groups.approvers.name };
    stage.double.fault(calling('GET', 'transitiveMemberOf'), { status: 200, body: { value: [twin] } });
    expect(await stage.directory.groupsOf(mona.id, [groups.approvers.id])).toEqual([]);
  });

  test('of all their groups, those asked for', async () => {
    const asked = [groups.technicians.id, groups.approvers.id];
    expect(await stage.directory.groupsOf(tara.id, asked)).toEqual([groups.technicians.id]);
  });

  test('a group is read through all its pages, without guests and disabled accounts (AC-133)', async () => {
    const held = stage.double.tenant.members.get(groups.recovery.id);
    for (const { id } of [lea, nils, gus, people.dina, mona]) held?.set(id, 0);
    expect((await stage.directory.members(groups.recovery.id)).map(({ id }) => id)).toEqual([
      lea.id,
      nils.id,
      mona.id,
    ]);
  });
});
