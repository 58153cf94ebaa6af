import { expect } from '@jest/globals';
import { Client } from 'pg';
import { apps } from '../sandbox/people';
import type { Scene } from '../sandbox/scene';

/** All that could have changed: what is written down about cases and the desk, and every write in the world outside. */
export async function effectsOf(scene: Scene): Promise<object> {
  const client = new Client({ connectionString: scene.databaseUrl });
  await client.connect();
  const { rows } = await client.query(
    'select (select count(*) from event) as events, (select count(*) from request) as requests',
  );
  await client.end();
  const writes = scene.recorder.exchanges.filter(
    ({ to, method }) => (to === 'graph' || to === 'desk') && method !== 'GET',
  );
  return { written: rows as unknown, writes: writes.map(({ method, url }) => `${method} ${url}`) };
}

/** Nothing new in the log is a bug of ours: what is odd is refused before anything stumbles over it. */
export function expectNoBug({ log }: Scene): void {
  const lines = log.splice(0).filter((line) => /"bug"|"BUG"|turnFailed|http:failed/.test(line));
  expect(lines).toEqual([]);
}

/** Posts to the bot as Teams does; whatever is not answered in time fails. */
export async function post(
  scene: Scene,
  body: string,
): Promise<{ readonly status: number; readonly text: string }> {
  const { issuer, connector } = scene.teams;
  const token = await issuer.token(apps.bot.clientId, `${connector.url}/`);
  const answer = await fetch(`${scene.url}/api/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body,
    signal: AbortSignal.timeout(5_000),
  });
  return { status: answer.status, text: await answer.text() };
}
