import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Fault } from '../../services/faults';
import { startGraphStage } from '../graph/graphStage';
import type { GraphStage } from '../graph/graphStage';
import { startStage as startJiraStage } from '../itsm/jira/stage';
import type { JiraStage } from '../itsm/jira/stage';
import { startStage } from '../itsm/serviceNow/stage';
import type { ServiceNowStage } from '../itsm/serviceNow/stage';
import type { Double, DoubleRequest } from '../sandbox/httpsDouble';
import { groups, people } from '../sandbox/people';
import type { Exchange } from '../sandbox/recorder';
import { bent } from './bent';
import { named, runs } from './runs';

let graph: GraphStage;
let desk: ServiceNowStage;
let jira: JiraStage;

beforeAll(async () => {
  graph = await startGraphStage();
  desk = await startStage();
  jira = await startJiraStage();
});

afterAll(async () => {
  await graph.close();
  await desk.double.close();
  await jira.double.close();
});

/** What one question comes to when one of its answers is bent. */
async function judge(
  double: Double,
  exchange: Exchange,
  body: unknown,
  ask: () => Promise<unknown>,
): Promise<unknown> {
  let bending = true;
  const once = ({ method, url }: DoubleRequest): boolean =>
    bending && method === exchange.method && url.href === exchange.url;
  double.fault(once, { doneBut: { status: exchange.status, body: body as object } });
  try {
    return await ask();
  } catch (error) {
    // A bug is anything but a fault; and a fault says nothing of what was answered.
    if (!(error instanceof Fault)) throw error;
    expect(error.message).toBe(error.code);
    return undefined;
  } finally {
    bending = false;
  }
}

/** Bends each answer that a question gets, and gives what came of it to the check. */
async function bend(
  double: Double,
  exchanges: readonly Exchange[],
  ask: () => Promise<unknown>,
  check: (value: unknown) => void,
): Promise<void> {
  const told = exchanges.filter(({ responseBody }) => responseBody.startsWith('{'));
  expect(told.length).toBeGreaterThan(0);
  const cases = fc
    .constantFrom(...told)
    .chain((exchange) => fc.tuple(fc.constant(exchange), bent(JSON.parse(exchange.responseBody))));
  await fc.assert(
    fc.asyncProperty(
      // Anything else than an object or a list is no JSON answer, and is tried elsewhere.
      cases.filter(([, body]) => typeof body === 'object' && body !== null),
      async ([exchange, body]) => {
        const value = await judge(double, exchange, body, ask);
        if (value !== undefined) check(value);
      },
    ),
    { ...runs, numRuns: Math.ceil(runs.numRuns / 4) },
  );
}

const text = expect.any(String);
const isText = (value: unknown): boolean => typeof value === 'string';

describe(`a bent answer of Graph is read right, or is a fault ${named}`, () => {
  const questions: readonly (readonly [
    string,
    (stage: GraphStage) => Promise<unknown>,
    (value: never) => void,
  ])[] = [
    ['a person', ({ directory }) => directory.person(people.lea.id), isPerson],
    ['a user name', ({ directory }) => directory.find(people.lea.upn), each(isPerson)],
    ['a subject', ({ directory }) => directory.subject(people.lea.id), isSubject],
    ['an administrator', ({ directory }) => directory.subject(people.georg.id), isSubject],
    [
      'groups',
      ({ directory }) => directory.groupsOf(people.tara.id, [groups.technicians.id]),
      each(isTextual),
    ],
    ['approvers', ({ directory }) => directory.members(groups.approvers.id), each(isPerson)],
    ['a look', ({ passes }) => passes.look(people.lea.id), isLook],
    ['members', ({ groups: held }) => held.members(groups.approvers.id), each(isPerson)],
    ['membership', ({ groups: held }) => held.has(groups.approvers.id, people.anna.id), isTrueOrFalse],
  ];

  test.each(questions)('%s', async (_, ask, check) => {
    const from = graph.calls().length;
    await ask(graph);
    await bend(graph.double, graph.calls().slice(from), () => ask(graph), check as (value: unknown) => void);
  });

  test('a pass that is made: whatever comes back, its passcode is in nothing but the secret', async () => {
    const authority = await graph.authorityOf(people.tara);
    const make = () => graph.passes.create(people.lea.id, 30, authority);
    const from = graph.calls().length;
    await make();
    const exchanges = graph.calls().slice(from);
    await bend(graph.double, exchanges, make, (value) => {
      const { pass } = value as Awaited<ReturnType<typeof make>>;
      expect(pass.id).toEqual(text);
      for (const passcode of graph.double.tenant.issuedPasscodes)
        expect(JSON.stringify(value)).not.toContain(passcode);
    });
  });
});

describe(`a bent answer of a service desk is read right, or is a fault ${named}`, () => {
  test.each([
    ['ServiceNow', 'INC0010001', () => desk],
    ['Jira', 'HELP-1', () => jira],
  ] as const)('%s', async (_, number, stage) => {
    const { desk: adapter, double, recorder } = stage();
    const ask = () => adapter.find(number, people.lea);
    const from = recorder.exchanges.length;
    await ask();
    await bend(double, recorder.exchanges.slice(from), ask, (value) => {
      const ticket = value as NonNullable<Awaited<ReturnType<typeof ask>>>;
      expect([ticket.number, ticket.id, ticket.title, ticket.link].every(isText)).toBe(true);
      expect(ticket.number).toBe(number);
      expect(new URL(ticket.link).origin).toBe(double.url);
    });
  });
});

function each(check: (value: never) => void) {
  return (values: readonly unknown[]): void => {
    for (const value of values) check(value as never);
  };
}

function isTextual(value: unknown): void {
  expect(value).toEqual(text);
}

function isTrueOrFalse(value: unknown): void {
  expect([true, false]).toContain(value);
}

function isPerson({ id, name, upn }: { id: unknown; name: unknown; upn: unknown }): void {
  expect(id).toMatch(/^[0-9a-f-]{36}$/);
  expect([name, upn]).toEqual([text, text]);
}

function isLook({ methods }: Awaited<ReturnType<GraphStage['passes']['look']>>): void {
  for (const method of methods) expect([method.id, method.label].every(isText)).toBe(true);
}

function isSubject(subject: NonNullable<Awaited<ReturnType<GraphStage['directory']['subject']>>>): void {
  isPerson(subject);
  isLook({ methods: subject.methods, pass: subject.pass });
  expect([typeof subject.enabled, typeof subject.guest]).toEqual(['boolean', 'boolean']);
  if (subject.manager !== undefined) isPerson(subject.manager);
  for (const { number } of subject.phones) expect(number).toEqual(text);
}
