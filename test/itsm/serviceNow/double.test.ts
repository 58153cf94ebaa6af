import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { z } from 'zod/v4';
import { people } from '../../sandbox/people';
import { deskUser } from '../../sandbox/serviceNow/serviceNow';
import { startStage } from './stage';
import type { ServiceNowStage } from './stage';

let stage: ServiceNowStage;

beforeEach(async () => {
  stage = await startStage();
});

afterEach(async () => {
  await stage.double.close();
});

const authorization = `Basic ${Buffer.from(`${deskUser.user}:${deskUser.password}`).toString('base64')}`;
const answer = z.object({ result: z.array(z.record(z.string(), z.string())) });

async function list(table: string, asked: Readonly<Record<string, string>>) {
  const query = new URLSearchParams(asked).toString();
  const response = await fetch(`${stage.double.url}/api/now/table/${table}?${query}`, {
    headers: { authorization },
  });
  return { response, rows: answer.parse(await response.json()).result };
}

const numbers = async (query: string): Promise<readonly (string | undefined)[]> => {
  const { rows } = await list('incident', { sysparm_query: query, sysparm_fields: 'number' });
  return rows.map((row) => row['number']);
};

describe('the simulated desk springs the traps of the real one', () => {
  test('a term with an unknown field is dropped, so that every ticket comes back', async () => {
    expect(await numbers('number=INC0010001')).toEqual(['INC0010001']);
    expect((await numbers('nummer=INC0010001')).length).toBeGreaterThan(10);
    expect(await numbers('number=INC0010001^nummer=x')).toEqual(['INC0010001']);
  });

  test('an or widens the term before it, and a new query adds to the first', async () => {
    expect(await numbers('number=INC0010001^ORnumber=INC0010002')).toEqual(['INC0010001', 'INC0010002']);
    expect(await numbers('active=false^number=INC0010001^ORnumber=INC0010003')).toEqual(['INC0010003']);
    expect(await numbers('number=INC0010001^NQnumber=INC0010004')).toEqual(['INC0010001', 'INC0010004']);
  });

  test('journal fields are blank in a row and full in what people see, newest first', async () => {
    const { id } = (await stage.desk.find('INC0010001', people.lea)) ?? { id: '' };
    await stage.desk.note(id, 'TAP-ABC123:a', 'First.');
    stage.clock.move(60_000);
    await stage.desk.note(id, 'TAP-ABC123:b', 'Second.');
    const asked = { sysparm_query: 'number=INC0010001', sysparm_fields: 'work_notes' };
    expect((await list('incident', asked)).rows).toEqual([{ work_notes: '' }]);
    const shown = (await list('incident', { ...asked, sysparm_display_value: 'true' })).rows[0]?.[
      'work_notes'
    ];
    expect(shown).toMatch(/tap\.desk \(Work notes\)\nSecond\.[^]*\(Work notes\)\nFirst\./);
  });

  test('rows that a rule hides are counted all the same', async () => {
    stage.double.traps.hideTickets = true;
    const { response, rows } = await list('incident', { sysparm_query: 'number=INC0010001' });
    expect([response.status, rows.length, response.headers.get('x-total-count')]).toEqual([200, 0, '1']);
  });

  test('a field of a class is dropped when it is written through the parent table', async () => {
    const { sysId, fields } = stage.double.ticket('INC0010001');
    const response = await fetch(`${stage.double.url}/api/now/table/task/${sysId}`, {
      method: 'PATCH',
      headers: { authorization },
      body: JSON.stringify({ u_handover_link: 'https://desk.example/h/abcd2345' }),
    });
    expect([response.status, fields]).toEqual([200, {}]);
  });

  test('markup between code marks is live, which is why none may be written', async () => {
    stage.double.ticket('INC0010001').journal.push({
      element: 'comments',
      value: '[code]<b>bold</b>[/code] <i>not</i>',
      at: '2026-01-01T00:00:00.000Z',
      by: 'somebody',
    });
    const page = await (await fetch(`${stage.double.url}/portal/INC0010001`)).text();
    expect(page).toContain('<b>bold</b>');
    expect(page).not.toContain('<i>');
  });

  test('nobody without the right account is answered', async () => {
    const response = await fetch(`${stage.double.url}/api/now/table/incident`);
    expect(response.status).toBe(401);
    expect(await response.json()).toMatchObject({ status: 'failure' });
  });
});

describe('the pages of the simulated desk', () => {
  test.each(['/', '/ticket/INC0010001', '/portal/INC0010001'])(
    '%s is one titled page without script',
    async (path) => {
      const response = await fetch(`${stage.double.url}${path}`);
      const html = await response.text();
      expect(response.status).toBe(200);
      expect(html).toMatch(/<html lang="en">[^]*<title>[^<]+<\/title>[^]*<main>/);
      expect(html).not.toMatch(/<script|\son\w+=/i);
      expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
    },
  );

  test('every seeded person who may need a pass has a ticket', () => {
    const callers = new Set([...stage.double.tickets.values()].map((ticket) => ticket.caller.id));
    const { lea, nils, pia, elin, georg, gus, emergency, dina, kariOslo, kariBergen, rolf } = people;
    const subjects = [lea, nils, pia, elin, georg, gus, emergency, dina, kariOslo, kariBergen, rolf];
    expect(subjects.filter((person) => !callers.has(person.id))).toEqual([]);
  });
});
