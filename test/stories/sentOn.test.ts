import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { callers } from '../sandbox/callers';
import { people } from '../sandbox/people';
import { lookUp, openCase } from '../sandbox/recoveryCase';
import { startScene } from '../sandbox/scene';
import type { Scene } from '../sandbox/scene';
import { actionsOf, textOf } from '../sandbox/teams/card';
import { own } from './callersByDay';

const { tara } = people;
let scene: Scene;

beforeAll(async () => {
  scene = await startScene();
});

afterAll(async () => {
  await scene.close();
});

/** Who calls, and to whom the technician is told to turn; the case is never opened. */
const turnedTo: readonly (readonly [string, Readonly<Record<string, string>>, RegExp, string])[] = [
  [
    'a guest: the home organisation',
    { upn: people.gus.upn, ticket: 'INC0010007' },
    /from the home organisation\. Send them to their own service desk/,
    'recovery',
  ],
  [
    'somebody with a passkey that works: to that passkey, or to security when it is lost too',
    { upn: people.pia.upn, ticket: 'INC0010005' },
    /can still sign in with: Passkey[^]*mysecurityinfo\. If it is lost too, call security/,
    'recovery',
  ],
  [
    'somebody whose bag is gone with phone and laptop: security, who takes the laptop away',
    { upn: callers.berit.upn, ticket: own(callers.berit) },
    /can still sign in with: [^]*If it is lost too, call security/,
    'recovery',
  ],
  [
    'a disabled account: HR',
    { upn: people.dina.upn, ticket: 'INC0010009' },
    /Ask HR or the account owner/,
    'recovery',
  ],
  [
    'a shared account: the person who needs to sign in',
    { upn: callers.reception.upn, ticket: own(callers.reception) },
    /Name the person who needs to sign in/,
    'recovery',
  ],
  [
    'an account that the desk may not manage: security',
    { upn: people.rolf.upn, ticket: 'INC0010010' },
    /could not be taken back by the desk\. Call security/,
    'recovery',
  ],
  [
    'the emergency account: security',
    { upn: people.emergency.upn, ticket: 'INC0010008' },
    /never receives a pass\. Call security/,
    'recovery',
  ],
  [
    'the technician: a colleague at the desk',
    { upn: tara.upn, ticket: 'INC0010011' },
    /Ask a colleague at the desk/,
    'recovery',
  ],
  [
    'a name that two people have: the technician, who asks which',
    { upn: 'Kari Nordmann', ticket: 'INC0010004' },
    /kari\.nordmann@[^]*kari\.nordmann2@[^]*Ask which/,
    'recovery',
  ],
  [
    'a person with two accounts: the technician, who asks which',
    { upn: 'Tove Twice', ticket: own(callers.tove) },
    /tove\.twice@[^]*test\.tove@[^]*Ask which/,
    'recovery',
  ],
  [
    'a sensitive new employee without manager: security',
    { upn: callers.vilde.upn, ticket: own(callers.vilde) },
    /takes the manager's word, and that cannot be taken now\. Call security/,
    'onboarding',
  ],
  [
    'a new employee whom no manager could open the page for: another opener, or HR',
    { upn: callers.hans.upn, ticket: own(callers.hans), opener: 'manager' },
    /no manager for this user\. Choose another opener, or have HR enter the manager/,
    'onboarding',
  ],
];

test.each(turnedTo)('is sent to somebody named: %s', async (_, draft, answer, scenario) => {
  const { card, text } = await lookUp(scene, draft, scenario);
  expect(text).toMatch(answer);
  expect(actionsOf(card.card).map(({ verb }) => verb)).not.toContain('open');
});

test('is sent to somebody named: whoever shows a Verified ID but has nobody to pass the code on', async () => {
  const status = await openCase(scene, {
    scenario: 'recovery',
    upn: callers.oda.upn,
    ticket: own(callers.oda),
  });
  const shown = await scene.teams.person(tara).press(status, 'present');
  expect(textOf(shown)).toMatch(/Ask a colleague beside the user instead/);
});
