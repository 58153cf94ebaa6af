import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { verbs } from '../../cards/verbs';
import { people } from '../sandbox/people';
import type { SandboxPerson } from '../sandbox/people';
import { everythingTold, openCase } from '../sandbox/recoveryCase';
import { startScene } from '../sandbox/scene';
import type { Scene } from '../sandbox/scene';
import { activityBase, personal } from '../sandbox/teams/activityBase';
import { bent } from './bent';
import { odd, oddText } from './odd';
import { effectsOf, expectNoBug, post } from './effects';
import { named, runs } from './runs';

let scene: Scene;
let caseId: string;

beforeAll(async () => {
  scene = await startScene();
  await openCase(scene, { scenario: 'recovery', upn: people.lea.upn, ticket: 'INC0010001' });
  await everythingTold(scene);
  caseId = (await scene.product.world.store.openFor(people.lea.id))?.id ?? '';
});

afterAll(async () => {
  await scene.close();
});

/** People who have no part in the case; whoever has one may change it, and does so in the stories. */
const bystanders: readonly SandboxPerson[] = [people.theo, people.anna, people.atle, people.gus, people.dina];

const verb = fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...verbs) }, oddText, odd);
const fields = [
  ...['id', 'hash', 'reason', 'note', 'code', 'left', 'attester', 'scenario', 'picked', 'upn'],
  ...['ticket', 'opener', 'draft', 'to', 'subjectId', 'what', '__proto__'],
] as const;
const data = (id: string) =>
  fc.oneof(
    odd,
    fc.dictionary(fc.constantFrom(...fields), odd, { maxKeys: 6 }),
    bent({ id, hash: 'a'.repeat(64), reason: 'why', note: 'note', code: '123456', left: '1' }),
    bent({ id }),
    bent({
      draft: { scenario: 'recovery', picked: '', upn: 'x', ticket: 'INC1', reason: 'r', opener: 'subject' },
      subjectId: people.lea.id,
    }),
  );

const invokeNames = ['adaptiveCard/action', 'task/fetch', 'composeExtension/query', 'signin/verifyState'];
const types = ['message', 'conversationUpdate', 'installationUpdate', 'event', 'messageReaction', 'typing'];

/** Activities that Teams could have signed, of any type and with anything in them. */
function activities(id: string) {
  const base = fc
    .constantFrom(...bystanders)
    .map((who) => activityBase(who, personal(who.id), `${scene.teams.connector.url}/`));
  const more = fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({
        type: fc.constant('invoke'),
        name: fc.constant('adaptiveCard/action'),
        replyToId: fc.oneof(fc.constant('1'), odd),
        value: fc.record({
          action: fc.record({ type: fc.constant('Action.Execute'), verb, data: data(id) }),
        }),
      }),
    },
    fc.record({
      type: fc.constant('invoke'),
      name: fc.oneof(fc.constantFrom(...invokeNames), odd),
      value: odd,
    }),
    fc.record({
      type: fc.oneof(fc.constantFrom(...types), oddText),
      text: odd,
      action: odd,
      membersAdded: odd,
      entities: odd,
      attachments: odd,
      value: odd,
    }),
  );
  return fc
    .tuple(base, more, fc.uuid())
    .map(([one, other, activity]) => ({ ...one, id: activity, ...other }))
    .chain((activity) => fc.oneof(fc.constant(activity), bent(activity)));
}

test(`no activity breaks anything, tells anything or changes a case (AC-14) ${named}`, async () => {
  const before = await effectsOf(scene);
  await fc.assert(
    fc.asyncProperty(activities(caseId), async (activity) => {
      const { status, text } = await post(scene, JSON.stringify(activity));
      expect([200, 400, 401, 403, 501]).toContain(status);
      if (status !== 200) expect(text).toBe('');
      expectNoBug(scene);
    }),
    runs,
  );
  expect(await effectsOf(scene)).toEqual(before);
}, 600_000);

test(`no body that is no activity does either ${named}`, async () => {
  const before = await effectsOf(scene);
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(
        oddText,
        odd.map((value) => JSON.stringify(value)),
      ),
      async (body) => {
        expect(await post(scene, body)).toEqual({ status: 400, text: '' });
      },
    ),
    runs,
  );
  expect(await effectsOf(scene)).toEqual(before);
});
