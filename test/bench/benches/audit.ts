import { randomBytes, randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { createLog } from '../../../bot/log';
import { link } from '../../../services/audit/chain';
import { verify } from '../../../services/audit/verify';
import { Secret } from '../../../services/secret';
import { openPostgres } from '../../../services/store/postgres';
import { createStore } from '../../../services/store/store';
import { createVault } from '../../../services/vault';
import { createLogLines } from '../../sandbox/logLines';
import { freshDatabase } from '../../sandbox/testDatabase';
import type { Bench, Result } from '../bench';
import { spread } from '../spread';

const perRequest = 25;
const perInsert = 40;

/** The audit trail of a large desk, sealed and verified from end to end. */
export const auditBench: Bench = {
  title: 'The audit trail',
  about:
    'Events with their whole chains, 25 a request, as the product writes them: all of them sealed, then all of them verified, ' +
    'chain by chain and seal by seal, as `npm run audit -- verify` does.',
  async run({ sizes }) {
    const database = await freshDatabase();
    const client = new Client({ connectionString: database.url });
    await client.connect();
    try {
      return await measured(client, database.url, sizes.events ?? 200_000);
    } finally {
      await client.end();
      await database.drop();
    }
  },
};

async function measured(client: Client, url: string, events: number): Promise<Result> {
  const log = createLog(createLogLines().stream);
  const store = await createStore(openPostgres(new Secret(url), log), () => Promise.resolve(0));
  const vault = createVault(new Secret(randomBytes(32).toString('base64')));
  let written = 0;
  for (; written < events; written += perInsert * perRequest) await insert(client);
  const sealed = await timed(async () => {
    while ((await store.trail.seal((text) => vault.sign('audit', text))) !== undefined);
  });
  let peak = 0;
  const watching = setInterval(() => (peak = Math.max(peak, process.memoryUsage().rss)), 100);
  const before = process.memoryUsage().rss;
  const verified = await timed(async () => {
    const result = await verify(store.trail, vault.sign('audit', '').key, []);
    if (result.findings.length > 0 || result.unsealed > 0)
      throw new Error(JSON.stringify(result.findings[0]));
  });
  clearInterval(watching);
  await store.close();
  const line = (label: string, seconds: number) => ({
    label,
    values: [spread([seconds]), spread([written / seconds])],
  });
  const more = Math.max(0, (peak - before) / 2 ** 20);
  return {
    tables: [
      {
        title: `${written.toLocaleString('en')} events`,
        of: 'what',
        columns: [{ name: 'seconds', digits: 1 }, { name: 'events a second' }],
        lines: [line('sealed', sealed), line('verified', verified)],
      },
    ],
    budgets: [],
    notes: [`Verifying took ${more.toFixed(0)} MiB more than there was before.`],
  };
}

/** Some requests with their whole chains, as the product writes them. */
async function insert(client: Client): Promise<void> {
  const rows: unknown[][] = [];
  const requests: unknown[][] = [];
  const at = new Date().toISOString();
  for (let request = 0; request < perInsert; request += 1) {
    const id = randomUUID();
    let head = '';
    for (let seq = 1; seq <= perRequest; seq += 1) {
      const body = JSON.stringify({ kind: 'told', at, by: 'desk', slot: 'status', look: `look ${seq}` });
      head = link(head, { requestId: id, seq, body });
      rows.push([id, seq, at, 'desk', 'told', body, head]);
    }
    requests.push([id, id, id, id, id, 'closed', false, at, perRequest, head, 'salt', '{}']);
  }
  await client.query(valuesInto('event (request_id, seq, at, by, kind, body, hash)', rows), rows.flat());
  const columns =
    'id, ref, locator, subject_id, requester_id, stage, live, opened_at, events, head, salt, body';
  await client.query(valuesInto(`request (${columns})`, requests), requests.flat());
}

function valuesInto(table: string, rows: readonly unknown[][]): string {
  let place = 0;
  const values = rows.map((row) => `(${row.map(() => `$${(place += 1)}`).join(', ')})`);
  return `insert into ${table} values ${values.join(', ')}`;
}

/** How many seconds it took. */
async function timed(work: () => Promise<void>): Promise<number> {
  const from = performance.now();
  await work();
  return (performance.now() - from) / 1_000;
}
