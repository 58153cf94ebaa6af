import { randomBytes, randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { createLog } from '../../bot/log';
import { link } from '../../services/audit/chain';
import { verify } from '../../services/audit/verify';
import { Secret } from '../../services/secret';
import { openPostgres } from '../../services/store/postgres';
import { createStore } from '../../services/store/store';
import { createVault } from '../../services/vault';
import { createLogLines } from '../sandbox/logLines';
import { freshDatabase } from '../sandbox/testDatabase';

/** `npm run bench -- --events 1000000`: seals and verifies so many events, 25 a request, and says how long it took. */
const events = Number(process.argv[process.argv.indexOf('--events') + 1] ?? 1_000_000) || 1_000_000;
const perRequest = 25;
const perInsert = 40;

async function main(): Promise<void> {
  const database = await freshDatabase();
  const log = createLog(createLogLines().stream);
  const store = await createStore(openPostgres(new Secret(database.url), log), () => Promise.resolve(0));
  const vault = createVault(new Secret(randomBytes(32).toString('base64')));
  const client = new Client({ connectionString: database.url });
  await client.connect();

  const written = await timed(async () => {
    for (let done = 0; done < events; done += perInsert * perRequest) await insert(client);
  });
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
  process.stdout.write(
    `audit: ${events} events written in ${written} s, sealed in ${sealed} s, verified in ${verified} s; ` +
      `memory ${Math.round(before / 2 ** 20)} MiB before, ${Math.round(peak / 2 ** 20)} MiB at most\n`,
  );
  await client.end();
  await store.close();
  await database.drop();
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

async function timed(work: () => Promise<void>): Promise<string> {
  const from = performance.now();
  await work();
  return ((performance.now() - from) / 1_000).toFixed(1);
}

void main();
