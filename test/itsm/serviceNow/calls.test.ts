import { afterEach, describe, expect, test } from '@jest/globals';
import { createServiceNow } from '../../../services/itsm/serviceNow/serviceNow';
import { Secret } from '../../../services/secret';
import { linkField } from '../../sandbox/serviceNow/rows';
import { people } from '../../sandbox/people';
import { basic, oauth, startStage } from './stage';
import type { ServiceNowStage } from './stage';

const { lea } = people;
const link = 'https://desk.example/h/abcd2345';
let stage: ServiceNowStage | undefined;

async function started(...settings: Parameters<typeof startStage>): Promise<ServiceNowStage> {
  stage = await startStage(...settings);
  return stage;
}

afterEach(async () => {
  await stage?.double.close();
  stage = undefined;
});

describe('where calls go', () => {
  test('the desk is reached over https only (AC-110)', () => {
    const settings = { auth: basic, ticketLink: '/', linkField: undefined, done: {} };
    expect(() => createServiceNow({ ...settings, url: 'http://localhost:1' })).toThrow('https');
  });

  test('a redirect is not followed, and the password goes nowhere (AC-110)', async () => {
    const { desk, double, recorder } = await started();
    double.fail('elsewhere', 'read');
    await expect(desk.find('INC0010001', lea)).rejects.toMatchObject({
      code: 'DESK_ANSWER',
      details: { status: 302, retryable: false },
    });
    expect(recorder.exchanges).toHaveLength(1);
  });

  test('a query is made of our own terms, a number or a row id and of nothing else', async () => {
    const { desk, recorder } = await started({ linkField });
    const id = (await desk.find('inc 0010001', lea))?.id ?? '';
    await desk.note(id, 'TAP-ABC123:opened', '^ORactive=true');
    await desk.writeLink(id, 'TAP-ABC123:link', link, '^NQactive=true');
    const queries = recorder.exchanges
      .filter((exchange) => exchange.method === 'GET')
      .map((exchange) => new URL(exchange.url).searchParams.get('sysparm_query'));
    expect(queries.length).toBeGreaterThan(4);
    const ours =
      /^(number=INC0010001|sys_id=[0-9a-f]{32}|element_id=[0-9a-f]{32}\^element=(work_notes|comments)\^ORDERBYDESCsys_created_on)$/;
    expect(queries.filter((query) => !ours.test(query ?? ''))).toEqual([]);
  });

  test('an id that the desk did not give is a bug and reaches nothing', async () => {
    const { desk, recorder } = await started();
    for (const id of [
      '',
      'incident/../sys_user',
      'sys_user/6816f79cc0a8016401c5a33be04be441',
      'incident/1',
    ]) {
      await expect(desk.note(id, 'TAP-ABC123:opened', 'x')).rejects.toThrow('not a ticket id');
    }
    const id = 'incident/6816f79cc0a8016401c5a33be04be441';
    await expect(desk.note(id, 'a b^c', 'x')).rejects.toThrow('a key is made of');
    expect(recorder.exchanges).toEqual([]);
  });

  test('the link to a ticket is made from our own template, whatever the desk says (AC-111)', async () => {
    const { desk, double } = await started({
      ticketLink: '/nav_to.do?uri={table}.do%3Fsys_id%3D{sys_id}&n={number}',
    });
    const { sysId } = double.ticket('INC0010001');
    expect((await desk.find('INC0010001', lea))?.link).toBe(
      `${double.url}/nav_to.do?uri=incident.do%3Fsys_id%3D${sysId}&n=INC0010001`,
    );
  });
});

describe('tokens', () => {
  test('calls that start together share one token', async () => {
    const { desk, double } = await started({ auth: oauth });
    await Promise.all(['INC0010001', 'INC0010002', 'RITM0010001'].map((number) => desk.find(number, lea)));
    await desk.find('INC0010001', lea);
    expect(double.access.given).toBe(1);
  });

  test('a token that the desk has ended is renewed once, also in the middle of a write', async () => {
    const { desk, double } = await started({ auth: oauth });
    const id = (await desk.find('INC0010001', lea))?.id ?? '';
    double.access.endTokens();
    await desk.note(id, 'TAP-ABC123:opened', 'Once.');
    expect(double.journal('INC0010001')).toHaveLength(1);
    expect(double.access.given).toBe(2);
  });

  test('a wrong secret is refused without a second try', async () => {
    const wrong = { ...oauth, clientSecret: new Secret('wrong') };
    const { desk, recorder } = await started({ auth: wrong });
    await expect(desk.find('INC0010001', lea)).rejects.toMatchObject({ code: 'DESK_FORBIDDEN' });
    expect(recorder.exchanges).toHaveLength(1);
  });

  test('a wrong password is refused without a second try', async () => {
    const { desk, recorder } = await started({
      auth: { kind: 'basic', user: 'tap.desk', password: new Secret('wrong') },
    });
    await expect(desk.find('INC0010001', lea)).rejects.toMatchObject({
      code: 'DESK_FORBIDDEN',
      details: { status: 401 },
    });
    expect(recorder.exchanges).toHaveLength(1);
  });
});

describe('odd answers', () => {
  test('a wait may be given as a date', async () => {
    const { desk, double } = await started();
    double.fail('throttledUntil', 'read');
    const fault: unknown = await desk.find('INC0010001', lea).catch((error: unknown) => error);
    expect(fault).toMatchObject({ code: 'DESK_THROTTLED' });
    const wait = (fault as { details: { retryAfterMs: number } }).details.retryAfterMs;
    expect(wait).toBeGreaterThan(50_000);
    expect(wait).toBeLessThanOrEqual(60_000);
  });

  test('half an answer is no answer', async () => {
    const { desk, double } = await started();
    double.fail('garbled', 'read');
    await expect(desk.find('INC0010001', lea)).rejects.toMatchObject({ code: 'DESK_ANSWER' });
  });

  test('an empty list may come as 404 and still means absent', async () => {
    const { desk, double } = await started();
    double.traps.emptyIsMissing = true;
    expect(await desk.find('INC0099999', lea)).toBeUndefined();
  });

  test('a hidden state is not taken for a closed or an open ticket', async () => {
    const { desk, double } = await started();
    double.traps.blankState = true;
    await expect(desk.find('INC0010001', lea)).rejects.toMatchObject({ code: 'DESK_FORBIDDEN' });
  });

  test('a ticket that the bot may no longer reach has nothing written', async () => {
    const { desk, double } = await started();
    const id = (await desk.find('INC0010001', lea))?.id ?? '';
    double.traps.hideTickets = true;
    await expect(desk.note(id, 'TAP-ABC123:opened', 'x')).rejects.toMatchObject({ code: 'DESK_FORBIDDEN' });
  });
});

describe('reading back', () => {
  test.each(['empty', 'forbidden'] as const)(
    'a note is written once although the journal’s table is %s',
    async (state) => {
      const { desk, double } = await started();
      const id = (await desk.find('INC0010001', lea))?.id ?? '';
      double.traps.journalTable = state;
      await desk.note(id, 'TAP-ABC123:opened', 'Once.');
      await desk.note(id, 'TAP-ABC123:opened', 'Once.');
      expect(double.journal('INC0010001')).toHaveLength(1);
    },
  );

  test('a note that cannot be seen in any way is not believed, and the next try is minutes away', async () => {
    const { desk, double } = await started();
    const id = (await desk.find('INC0010001', lea))?.id ?? '';
    double.traps.journalTable = 'empty';
    double.traps.blankJournal = true;
    await expect(desk.note(id, 'TAP-ABC123:opened', 'x')).rejects.toMatchObject({
      code: 'DESK_NOT_WRITTEN',
      details: { retryAfterMs: 300_000 },
    });
  });

  test('an old note is found behind hundreds of younger ones', async () => {
    const { desk, double } = await started();
    const id = (await desk.find('INC0010001', lea))?.id ?? '';
    await desk.note(id, 'TAP-ABC123:opened', 'Once.');
    const { journal } = double.ticket('INC0010001');
    for (let minute = 1; minute <= 300; minute += 1) {
      const at = new Date(Date.now() + minute * 60_000).toISOString();
      journal.push({ element: 'work_notes', value: 'More of the same.', at, by: 'tara' });
    }
    await desk.note(id, 'TAP-ABC123:opened', 'Once.');
    expect(journal).toHaveLength(301);
  });

  test('a comment that somebody else marked with another link does not stand in for ours', async () => {
    const { desk, double } = await started();
    const id = (await desk.find('INC0010001', lea))?.id ?? '';
    double.ticket('INC0010001').journal.push({
      element: 'comments',
      value: 'https://evil.example/h/abcd2345 [TAP-ABC123:link]',
      at: new Date().toISOString(),
      by: 'somebody',
    });
    await desk.writeLink(id, 'TAP-ABC123:link', link, 'Open it.');
    expect(double.journal('INC0010001').at(-1)?.value).toContain(link);
  });

  test('a field that keeps only the beginning of the link is found out', async () => {
    const { desk, double } = await started({ linkField });
    const id = (await desk.find('INC0010001', lea))?.id ?? '';
    double.traps.linkLimit = 20;
    await expect(desk.writeLink(id, 'TAP-ABC123:link', link, 'Open it.')).rejects.toMatchObject({
      code: 'DESK_NOT_WRITTEN',
    });
    expect(double.journal('INC0010001')).toEqual([]);
  });

  test('a field that this desk does not have is found out', async () => {
    const { desk } = await started({ linkField: 'u_misspelt' });
    const id = (await desk.find('INC0010001', lea))?.id ?? '';
    await expect(desk.writeLink(id, 'TAP-ABC123:link', link, 'Open it.')).rejects.toMatchObject({
      code: 'DESK_NOT_WRITTEN',
    });
  });
});
