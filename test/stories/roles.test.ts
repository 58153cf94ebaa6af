import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { compose } from '../../bot/compose';
import type { Process } from '../../bot/compose';
import { loadConfig } from '../../bot/config';
import { roles } from '../../bot/roles';
import type { Role } from '../../bot/roles';
import { createLogLines } from '../sandbox/logLines';
import { freePort } from '../sandbox/freePort';
import { groups, people } from '../sandbox/people';
import {
  approve,
  cast,
  claimCodeOf,
  linkIn,
  openCase,
  ready,
  showing,
  verify,
} from '../sandbox/recoveryCase';
import { quick } from '../sandbox/scene';
import { startSurroundings } from '../sandbox/surroundings';
import type { Surroundings } from '../sandbox/surroundings';
import { textOf } from '../sandbox/teams/card';
import type { Message } from '../sandbox/teams/teams';
import { tls } from '../sandbox/tls';
import { createVisitor, passcodeOn } from '../sandbox/visitor';

const { lea, kariOslo } = people;

/** What each role must be able to do without. */
const without: Readonly<Record<Role, RegExp>> = {
  web: /^(?:REAPER_|SIGNIN_(?:CLIENT|SECRET)|SIEM_)/,
  pages: /^(?:BOT_|TEAMS_|CONNECTOR_|DESK|NOTICE_|APPROVALS_|REAPER_|SIEM_)/,
  jobs: /^(?:BOT_|TEAMS_|CONNECTOR_|DESK|NOTICE_|APPROVALS_|SIGNIN_(?!CLIENT_ID|LOG))/,
};

let around: Surroundings;
let urls: Readonly<Record<Role, string>>;
const log = createLogLines();
const products: Process[] = [];

/** Three processes on one database; the pages are where people are sent, Teams speaks to the web alone. */
beforeAll(async () => {
  around = await startSurroundings();
  const ports = { web: await freePort(), jobs: await freePort() };
  urls = {
    pages: around.url,
    web: `https://localhost:${ports.web}`,
    jobs: `https://localhost:${ports.jobs}`,
  };
  for (const role of roles) {
    const own = Object.entries(around.environment).filter(([name]) => !without[role].test(name));
    const product = await compose(
      loadConfig({ ...Object.fromEntries(own), ROLES: role, PORT: new URL(urls[role]).port }),
      { ...quick, tls: tls(), logTo: log.stream },
    );
    await product.start();
    products.push(product);
  }
  around.teams.connect(urls.web);
});

afterAll(async () => {
  for (const product of products) await product.stop();
  await around.close();
});

/** A case up to "the user is ready"; what the subject's page answers to the claim code. */
async function readyCase(subject: typeof lea, ticket: string) {
  const status = await openCase(around, { scenario: 'recovery', upn: subject.upn, ticket });
  await verify(around, status, subject);
  await approve(around, subject);
  await ready(around, subject);
  const path = linkIn(around, ticket);
  const code = await claimCodeOf(around, subject);
  const visitor = createVisitor(around);
  return { path, show: async () => await visitor.submit(path, await visitor.open(path), { code }) };
}

const notice = (text: RegExp): Promise<Message> =>
  around.teams.until(
    (message) => around.teams.notices().includes(message) && text.test(textOf(message.card)),
    `a notice like ${String(text)}`,
  );
const hasPass = (person: typeof lea): boolean => around.graph.tenant.passes.has(person.id);
const faults = (): readonly string[] => log.lines.filter((line) => line.includes('IDENTITY_ABSENT'));

test.each(roles)('%s says what it does and answers nothing else', async (role) => {
  const said = await (await fetch(`${urls[role]}/readyz`)).json();
  expect(said).toEqual({ state: 'issuing', out: [], roles: [role] });
  const [page, message] = await Promise.all([
    fetch(`${urls[role]}/closed`),
    fetch(`${urls[role]}/api/messages`, { method: 'POST', body: '{}' }),
  ]);
  expect([page.status === 200, message.status !== 404]).toEqual([role === 'pages', role === 'web']);
});

test('a pass is handed over and taken away by processes that each hold only their own credentials', async () => {
  const { show } = await readyCase(lea, 'INC0010001');
  const passcode = passcodeOn((await show()).text) ?? '';
  expect(passcode).toBe(around.graph.tenant.issuedPasscodes.at(-1));
  await notice(showing('Pass shown', lea));
  const session = around.subject.signIn(lea.upn, passcode) ?? '';
  expect(around.subject.register(session, 'fido2')).toBe(true);
  await cast(around).tara.sees(showing('Done: Passkey', lea));
  await notice(new RegExp(`${lea.upn}[^]*Pass deleted`));
  expect([hasPass(lea), around.graph.tenant.inGroup(groups.recovery.id)]).toEqual([false, []]);
  expect(faults()).toEqual([]);
});

describe('a pass that the tenant does not accept in time', () => {
  let show: Awaited<ReturnType<typeof readyCase>>['show'];

  test('is taken back by the pages themselves, before they answer', async () => {
    ({ show } = await readyCase(kariOslo, 'INC0010012'));
    around.graph.tenant.replicationMs = 24 * 60 * 60_000;
    const answer = await show();
    around.graph.tenant.replicationMs = 0;
    expect([answer.status, passcodeOn(answer.text), hasPass(kariOslo)]).toEqual([503, undefined, false]);
    expect(faults()).toEqual([]);
  });

  test('is followed by another, which the jobs take away when somebody presses', async () => {
    expect(passcodeOn((await show()).text)).toBe(around.graph.tenant.issuedPasscodes.at(-1));
    const shown = await notice(showing('Pass shown', kariOslo));
    await cast(around).arne.press({ ...shown }, 'revoke');
    await notice(new RegExp(`${kariOslo.upn}[^]*Pass deleted`));
    expect([hasPass(kariOslo), around.graph.tenant.inGroup(groups.recovery.id)]).toEqual([false, []]);
    expect(faults()).toEqual([]);
  });
});
