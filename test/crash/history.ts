import { Writable } from 'node:stream';
import { setTimeout } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { Client } from 'pg';
import { createLog } from '../../bot/log';
import { revealed } from '../../services/audit/personal';
import { verify } from '../../services/audit/verify';
import type { Verification } from '../../services/audit/verify';
import { Secret } from '../../services/secret';
import { openPostgres, workChannel } from '../../services/store/postgres';
import { createStore } from '../../services/store/store';
import { createVault } from '../../services/vault';
import { fold } from '../../services/requests/evolve';
import { due } from '../../services/requests/due';
import type { Event } from '../../services/requests/event';
import { stages } from '../../services/requests/request';
import type { Request } from '../../services/requests/request';
import type { Surroundings } from '../sandbox/surroundings';
import type { Exchange } from '../sandbox/recorder';

/** What the database tells of one request. */
export interface History {
  readonly id: string;
  readonly events: readonly Event[];
  readonly request: Request;
  readonly jobs: readonly string[];
}

/** Reads every request with its events and jobs; throws when a history has a gap or the row is not its fold. */
export async function readHistories(databaseUrl: string): Promise<readonly History[]> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query('begin isolation level repeatable read');
  const rows = await client.query<{ id: string; body: string }>(
    'select id, body from request order by opened_at',
  );
  const events = await client.query<{ request_id: string; seq: number; body: string }>(
    'select request_id, seq, body from event order by request_id, seq',
  );
  const personal = await client.query<{ request_id: string; token: string; value: string }>(
    'select * from personal',
  );
  const jobs = await client.query<{ request_id: string; key: string }>('select request_id, key from job');
  await client.end();
  return rows.rows.map(({ id, body }) => {
    const own = events.rows.filter((event) => event.request_id === id);
    if (own.some(({ seq }, index) => seq !== index + 1)) throw new Error(`${id}: a gap in the events`);
    const values = new Map(
      personal.rows.filter((one) => one.request_id === id).map(({ token, value }) => [token, value]),
    );
    const history = own.map((event) => revealed(event.body, values) as Event);
    const request = JSON.parse(JSON.stringify(fold(history))) as Request;
    if (!isDeepStrictEqual(request, JSON.parse(body)))
      throw new Error(`${id}: the row is not the fold of its events`);
    return {
      id,
      events: history,
      request,
      jobs: jobs.rows.filter((job) => job.request_id === id).map((job) => job.key),
    };
  });
}

/**
 * Resolves when no request needs anything any more; another process does the work, so it is asked again and again. What
 * only waits for its time, as the last look for a create without an answer does, gets it.
 */
export async function settled({ databaseUrl, clock }: Surroundings): Promise<void> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  const giveUpAt = performance.now() + 180_000;
  try {
    for (;;) {
      const { rows } = await client.query<{ key: string }>('select * from job');
      if (rows.length === 0) return;
      if (rows.every(({ key }) => key.startsWith('late:'))) {
        clock.move(60_000);
        await client.query(`notify ${workChannel}`);
      }
      if (performance.now() > giveUpAt) throw new Error(`never settled: ${JSON.stringify(rows)}`);
      await setTimeout(50);
    }
  } finally {
    await client.end();
  }
}

/** Verifies the product's books as an auditor would. */
export async function booksOf({ databaseUrl, environment }: Surroundings): Promise<Verification> {
  const log = createLog(
    new Writable({
      write(_chunk, _encoding, done) {
        done();
      },
    }),
  );
  const store = await createStore(openPostgres(new Secret(databaseUrl), log), () => Promise.resolve(0));
  const vault = createVault(new Secret(environment['SEALING_KEY'] ?? ''));
  const verified = await verify(store.trail, vault.sign('audit', '').key, []);
  await store.close();
  return verified;
}

/** Everything in a history that must never be, in words; the exchanges are those of the tenant. */
export function wrongIn(history: History, exchanges: readonly Exchange[]): string[] {
  const { events, request } = history;
  const wrong: string[] = [];
  const kinds = events.map((event) => event.kind);
  let stage = 0;
  for (let length = 1; length <= events.length; length += 1) {
    const now = stages.indexOf(fold(events.slice(0, length))?.stage ?? 'verifying');
    // "Ready" may fall back to "prepared"; nothing else goes back.
    if (now < stage && !(stages[now] === 'prepared' && stages[stage] === 'ready'))
      wrong.push(`went back from ${stages[stage] ?? ''} to ${stages[now] ?? ''}`);
    stage = now;
  }
  const approvers = request.approvals.map((approval) => approval.approver.id);
  if (new Set(approvers).size !== approvers.length) wrong.push('somebody approved twice');
  if (approvers.includes(request.requester.id) || approvers.includes(request.subject.id))
    wrong.push('somebody approved their own');
  const quorum = events.findIndex((event) => event.kind === 'approved' && event.until !== undefined);
  const first = kinds.indexOf('intended');
  if (first >= 0 && (quorum < 0 || quorum > first)) wrong.push('an intent before the quorum');
  for (const [index, event] of events.entries()) {
    if (event.kind !== 'made') continue;
    const intent = events.findIndex((one) => one.kind === 'intended' && one.attempt === event.attempt);
    if (intent < 0 || intent > index) wrong.push(`pass ${event.attempt} was made without an intent`);
  }
  const creates = exchanges.filter(
    ({ method, url, status }) =>
      method === 'POST' &&
      status === 201 &&
      url.includes(`/users/${request.subject.id}/`) &&
      url.endsWith('/temporaryAccessPassMethods'),
  );
  const intents = events.filter((event) => event.kind === 'intended');
  if (creates.length > intents.length) wrong.push('more passes were made than intended');
  if (request.stage === 'closed') {
    const left = history.jobs.filter((key) => !due(request).some((job) => job.key === key));
    if (left.length > 0) wrong.push(`jobs that nobody needs: ${left.join(', ')}`);
    if (kinds.filter((kind) => kind === 'closed').length !== 1) wrong.push('closed more than once');
  }
  return wrong;
}
