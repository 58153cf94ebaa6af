import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Client } from 'pg';
import type { Exchange } from './recorder';

/** A text of the run, and where it was. */
export interface Evidence {
  readonly where: string;
  readonly text: string;
}

/** Every place in which a passcode occurs in any of its forms, as `where: form`. */
export function tainted(evidence: readonly Evidence[], passcode: string): readonly string[] {
  const searched = formsOf(passcode);
  return evidence.flatMap(({ where, text }) => {
    const looks = [
      text,
      plainText(text),
      text.replace(/[\s.,:;|_-]+/g, ''),
      plainText(text).replace(/[\s.,:;|_-]+/g, ''),
    ];
    return searched
      .filter(([, form]) => looks.some((one) => one.includes(form)))
      .map(([name]) => `${where}: ${name}`);
  });
}

/** Everything that a run sent, stored, wrote and logged. */
export async function evidenceOfRun(run: {
  readonly exchanges: readonly Exchange[];
  readonly databaseUrl: string;
  readonly folder: string;
  readonly log: readonly string[];
}): Promise<readonly Evidence[]> {
  return [
    ...run.exchanges.flatMap(evidenceOf),
    ...(await databaseEvidence(run.databaseUrl)),
    ...(await evidenceOfFiles(run.folder)),
    { where: 'log', text: run.log.join('') },
  ];
}

/** The places of a passcode without its forms, each once. */
export function placesOf(evidence: readonly Evidence[], passcode: string): readonly string[] {
  const found = tainted(evidence, passcode).map((place) => place.replace(/https:\S+\/([\w-]+)/, '$1'));
  return [...new Set(found.map((place) => place.slice(0, place.lastIndexOf(':'))))];
}

/** What an exchange carried, both ways. */
function evidenceOf(exchange: Exchange): readonly Evidence[] {
  const where = `${exchange.from} → ${exchange.to} ${exchange.method} ${exchange.url}`;
  return [
    {
      where: `${where} (request)`,
      text: `${exchange.url}\n${JSON.stringify(exchange.requestHeaders)}\n${exchange.requestBody}`,
    },
    { where: `${where} (answer)`, text: exchange.responseBody },
  ];
}

/** Everything that the database holds, tables of ours row by row, binary as hex. */
async function databaseEvidence(url: string): Promise<readonly Evidence[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const tables = await client.query<{ name: string }>(
      `select tablename as name from pg_tables where schemaname = 'public'`,
    );
    const evidence: Evidence[] = [];
    for (const { name } of tables.rows) {
      const { rows } = await client.query<{ row: string }>(
        `select row_to_json(t)::text as row from "${name}" t`,
      );
      evidence.push({ where: `table ${name}`, text: rows.map(({ row }) => row).join('\n') });
    }
    return evidence;
  } finally {
    await client.end();
  }
}

/** Every file below a folder. */
export async function evidenceOfFiles(folder: string): Promise<readonly Evidence[]> {
  const names = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = names.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return await Promise.all(
    files.map(async (file) => ({ where: `file ${file}`, text: await readFile(file, 'latin1') })),
  );
}

function formsOf(passcode: string): readonly (readonly [name: string, form: string])[] {
  const bytes = Buffer.from(passcode);
  const shifted = [0, 1, 2].map((shift) =>
    Buffer.concat([Buffer.alloc(shift), bytes])
      .toString('base64')
      .slice(Math.ceil((shift * 4) / 3), -3),
  );
  return [
    ['plain', passcode],
    ['reversed', Array.from(passcode).reverse().join('')],
    ['JSON', JSON.stringify(passcode).slice(1, -1)],
    ['URL-encoded', encodeURIComponent(passcode)],
    ['form-encoded', new URLSearchParams({ x: passcode }).toString().slice(2)],
    ['hex', bytes.toString('hex')],
    ['HEX', bytes.toString('hex').toUpperCase()],
    ...shifted.flatMap((form): (readonly [string, string])[] => [
      ['base64', form],
      ['base64url', form.replaceAll('+', '-').replaceAll('/', '_')],
    ]),
    ['first half', passcode.slice(0, Math.ceil(passcode.length / 2) + 1)],
    ['second half', passcode.slice(Math.floor(passcode.length / 2) - 1)],
  ];
}

/** HTML without its tags and with its entities read. */
function plainText(text: string): string {
  return text
    .replace(/<[^>]*>/g, '')
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));
}
