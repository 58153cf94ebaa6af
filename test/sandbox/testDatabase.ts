import { randomBytes } from 'node:crypto';
import { Client } from 'pg';

/** A fresh database on the private server of this run. */
export async function freshDatabase(): Promise<{ readonly url: string; drop(): Promise<void> }> {
  const server = process.env['TEST_DATABASE_URL'];
  if (server === undefined) throw new Error('start through test/launch/run.ts');
  const name = `tap_${randomBytes(6).toString('hex')}`;
  const ask = async (query: string): Promise<void> => {
    const client = new Client({ connectionString: server });
    await client.connect();
    await client.query(query);
    await client.end();
  };
  await ask(`create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => ask(`drop database ${name} with (force)`) };
}
