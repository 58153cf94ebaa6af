import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { strengths } from '../sandbox/login/login';
import { fillIn } from '../sandbox/fillIn';
import { people } from '../sandbox/people';
import { approve, cast, linkIn, openCase, ready, showing, verify } from '../sandbox/recoveryCase';
import { startScene } from '../sandbox/scene';
import type { Scene } from '../sandbox/scene';
import { actionsOf, textOf } from '../sandbox/teams/card';
import { createVisitor, hiddenFields, passcodeOn } from '../sandbox/visitor';

const { lea, tara, theo, atle, mona } = people;
let scene: Scene;

beforeAll(async () => {
  // The tenant asks whoever opens for what only its kiosk gives.
  scene = await startScene({}, undefined, { settings: { SIGNIN_OPEN_CONTEXT: strengths.kiosk } });
});

afterAll(async () => {
  await scene.close();
});

const atKiosk = <P extends object>(person: P) => ({ ...person, methods: [{ type: 'fido2' }] });
const comments = (ticket: string): readonly string[] =>
  scene.desk
    .ticket(ticket)
    .journal.filter(({ element }) => element === 'comments')
    .map(({ value }) => value);

describe('an opener who is changed after the approval', () => {
  let path: string;

  test('is shown to the approvers, who decide anew, and stands in the ticket', async () => {
    const { tara: desk, anna } = cast(scene);
    const status = await openCase(scene, { scenario: 'recovery', upn: lea.upn, ticket: 'INC0010001' });
    await verify(scene, status);
    await approve(scene);
    const prepared = await desk.sees(showing('Prepared', lea));
    const readyUrl = actionsOf(prepared.card).find(({ url }) => url.includes('/ready/'))?.url ?? '';
    const readyPath = new URL(readyUrl).pathname;
    expect(
      textOf(await fillIn(desk, { ...prepared }, 'changeOpener', { opener: 'securityApprover' })),
    ).toMatch(/Not allowed in this case/);
    await fillIn(desk, prepared, 'changeOpener', { opener: 'staff' });
    await desk.sees(showing('Waiting for approval', lea));
    await anna.sees(/Approve a pass[^]*Another technician, with the user present/);
    expect((await createVisitor(scene).signIn(readyPath, tara)).text).toContain('Not now');
    await approve(scene);
    await desk.sees(showing('Prepared', lea));
    expect((await ready(scene)).text).toContain('The user is ready');
    path = linkIn(scene, 'INC0010001');
    expect(comments('INC0010001').map((text) => /^(?:When the|Staff open)/m.exec(text)?.[0])).toEqual([
      'When the',
      'Staff open',
    ]);
  });

  test('has a link that can be read aloud to whoever cannot reach the ticket', () => {
    const names =
      'Alfa Bravo Charlie Delta Echo Foxtrot Golf Hotel India Juliett Kilo Lima Mike November Oscar Papa Quebec Romeo Sierra Tango Uniform Victor Whiskey X-ray Yankee Zulu'.split(
        ' ',
      );
    const digits = 'zero one two three four five six seven eight nine'.split(' ');
    const [, spoken = ''] =
      /To read aloud: localhost:\d+ \/ h \/ (.+?)\./.exec(comments('INC0010001')[1] ?? '') ?? [];
    const heard = spoken
      .split(/[ ,]+/)
      .map((word) => (digits.includes(word) ? String(digits.indexOf(word)) : word.charAt(0).toLowerCase()));
    expect(spoken.split(/[ ,]+/).every((word) => [...names, ...digits].includes(word))).toBe(true);
    expect(`/h/${heard.join('')}`).toBe(path);
  });

  test.each([
    ['a colleague who does not sign in at the kiosk', theo, 'Not just now'],
    ['the technician of the case', atKiosk(tara), 'Not for you to open'],
    ['an employee who is no technician', atKiosk(atle), 'Not for you to open'],
    ['the manager, who was not chosen', atKiosk(mona), 'Not for you to open'],
    ['the user', atKiosk(lea), 'Not for you to open'],
  ])('does not let in %s', async (_, person, words) => {
    const visitor = createVisitor(scene);
    const start = await visitor.open(path);
    const back = await visitor.signIn(path, person, { form: { ...hiddenFields(start.text), do: 'signIn' } });
    expect(back.text).toContain(words);
    const tried = await visitor.submit(path, await visitor.open(path), { present: 'yes' });
    expect([tried.status, passcodeOn(tried.text)]).toEqual([400, undefined]);
  });

  test('opens at the kiosk, once they say that the user is there', async () => {
    const visitor = createVisitor(scene);
    const start = await visitor.open(path);
    const page = await visitor.signIn(path, atKiosk(theo), {
      form: { ...hiddenFields(start.text), do: 'signIn' },
    });
    expect((await visitor.submit(path, page, {})).status).toBe(403);
    const again = await visitor.open(path);
    const shown = await visitor.submit(path, again, { present: 'yes' });
    expect(passcodeOn(shown.text)).toBe(scene.graph.tenant.issuedPasscodes.at(-1));
    expect(await scene.product.world.store.openFor(lea.id)).toMatchObject({ delivery: 'inPerson' });
    const repeated = await visitor.submit(path, again, { present: 'yes' });
    expect([repeated.status, passcodeOn(repeated.text)]).toEqual([403, undefined]);
    expect(scene.graph.tenant.issuedPasscodes).toHaveLength(1);
  });
});
