import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { groups, people } from '../sandbox/people';
import { freshDatabase } from '../sandbox/testDatabase';
import { startApplying } from './applying';
import type { Applying } from './applying';

let desk: Applying;
let database: Awaited<ReturnType<typeof freshDatabase>>;

beforeAll(async () => {
  database = await freshDatabase();
  desk = await startApplying('ready');
  desk.stage.settings['DATABASE_URL'] = database.url;
});

afterAll(async () => {
  await desk.stage.close();
  await database.drop();
});

test('with the bot stopped, whoever was left in a group is taken out by a person, and put back by undo', async () => {
  const { tenant } = desk.stage.double;
  tenant.members.get(groups.recovery.id)?.set(people.kariOslo.id, 0);
  const { items } = await desk.plan();
  const id = `member.recovery.${people.kariOslo.id}`;
  expect(items.map((item) => item.id)).toEqual([id]);
  expect((await desk.apply()).said).toContain(`Add --touch ${id}`);
  expect(tenant.inGroup(groups.recovery.id)).toEqual([people.kariOslo.id]);

  const applied = await desk.apply('--touch', id);
  expect(applied.said).toContain('who has no case, out of TAP-Recovery-Users.');
  expect(applied.code).toBe(0);
  expect(tenant.inGroup(groups.recovery.id)).toEqual([]);
  // Without the last part of that path, Graph would delete the person.
  expect(desk.writes()).toEqual([
    `DELETE /v1.0/groups/${groups.recovery.id}/members/${people.kariOslo.id}/$ref`,
  ]);
  expect(await desk.open()).toEqual([]);

  expect((await desk.undo()).code).toBe(0);
  expect(tenant.inGroup(groups.recovery.id)).toEqual([people.kariOslo.id]);
});
