import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { isInLine, isOneEmployee, standingApprovers } from '../../services/standing';
import { startGraphStage } from '../graph/graphStage';
import type { GraphStage } from '../graph/graphStage';
import { groups, people } from '../sandbox/people';
import type { SandboxPerson } from '../sandbox/people';
import { at } from '../requests/examples';

const { anna, arne, lea, mona, tara } = people;
let stage: GraphStage;

beforeAll(async () => {
  stage = await startGraphStage();
});

afterAll(async () => {
  await stage.close();
});

const groupIds = {
  technician: groups.technicians.id,
  approver: groups.approvers.id,
  security: groups.security.id,
  sensitive: groups.sensitive.id,
  pilot: undefined,
  tap: { onboarding: groups.onboarding.id, recovery: groups.recovery.id, privileged: groups.privileged.id },
};

async function standing(...approvals: readonly (readonly [SandboxPerson, { security: boolean }])[]) {
  const given = approvals.map(([approver, { security }]) => ({
    approver,
    security,
    hash: '',
    at: at(0),
    pairs: 1,
  }));
  return await standingApprovers({ directory: stage.directory, groupIds }, { approvals: given });
}

const undo: (() => void)[] = [];

function changed(person: SandboxPerson, more: Partial<SandboxPerson>): void {
  const { users } = stage.double.tenant;
  users.set(person.id, { ...person, ...more });
  undo.push(() => users.set(person.id, person));
}

function left(person: SandboxPerson, groupId: string): void {
  const members = stage.double.tenant.members.get(groupId);
  members?.delete(person.id);
  undo.push(() => members?.set(person.id, 0));
}

afterEach(() => {
  for (const one of undo.splice(0)) one();
});

describe('an approval stands', () => {
  const asApprover = [anna, { security: false }] as const;
  const asSecurity = [arne, { security: true }] as const;

  test('while whoever gave it is an approver, and of security if that counted', async () => {
    expect(await standing(asApprover, asSecurity)).toEqual([anna.id, arne.id]);
  });

  test('no longer when they are disabled, a guest, or gone; the others still do', async () => {
    changed(anna, { disabled: true });
    expect(await standing(asApprover, asSecurity)).toEqual([arne.id]);
    changed(anna, { userType: 'Guest' });
    expect(await standing(asApprover, asSecurity)).toEqual([arne.id]);
    stage.double.tenant.users.delete(anna.id);
    expect(await standing(asApprover, asSecurity)).toEqual([arne.id]);
  });

  test('no longer when they have left the approvers, of security or not', async () => {
    left(anna, groups.approvers.id);
    left(arne, groups.approvers.id);
    expect(await standing(asApprover, asSecurity)).toEqual([]);
  });

  test('no longer as security’s when they have left security, but as anybody’s', async () => {
    left(arne, groups.security.id);
    expect(await standing(asSecurity)).toEqual([]);
    expect(await standing([arne, { security: false }])).toEqual([arne.id]);
  });
});

test('a line goes up and down, and not across', async () => {
  const world = { directory: stage.directory };
  expect(await isInLine(world, lea, mona)).toBe(true);
  expect(await isInLine(world, mona, lea)).toBe(true);
  expect(await isInLine(world, tara, mona)).toBe(tara.manager === mona.id);
  expect(await isInLine(world, lea, anna)).toBe(false);
});

test('an employee with two accounts is one; accounts of which nothing is known are two', () => {
  expect(isOneEmployee('4711', '4711')).toBe(true);
  expect(isOneEmployee('4711', '4712')).toBe(false);
  expect(isOneEmployee('', '')).toBe(false);
  expect(isOneEmployee(undefined, undefined)).toBe(false);
});
