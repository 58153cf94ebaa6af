import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod/v4';
import { link } from '../../services/audit/chain';
import { rootOf, sealDigest, sealText } from '../../services/audit/seal';
import type { Seal } from '../../services/audit/seal';
import type { PackFinding } from './packFinding';
import { isSigned } from './manifest';
import { sameAs } from './sameAs';
import { linksHeading } from './sealFiles';

/** What was followed, and what does not fit. */
export interface CheckedChain {
  readonly findings: readonly PackFinding[];
  readonly lines: number;
  readonly seals: number;
}

interface Link {
  readonly id: number;
  readonly requestId: string;
  readonly seq: number;
  readonly before: string;
  readonly hash: string;
}

const sealShape = z.object({
  n: z.int(),
  from: z.int(),
  to: z.int(),
  count: z.int(),
  root: z.string(),
  before: z.string(),
  at: z.string(),
  key: z.string(),
  signature: z.string(),
});
const lineShape = z.looseObject({
  id: z.int(),
  request: z.string(),
  seq: z.int(),
  at: z.string(),
  by: z.string(),
  kind: z.string(),
  event: z.record(z.string(), z.unknown()),
  text: z.string(),
});
const findingsAtMost = 100;

/**
 * Follows the trail in the pack itself, file by file and line by line: each line's text to its link, each link to the one
 * before, the links to the roots of the seals, each seal to the one before and to the key. A pack with pseudonyms has the
 * seals alone.
 */
export async function checkChain(
  folder: string,
  has: (name: string) => boolean,
  key: string,
): Promise<CheckedChain> {
  const findings: PackFinding[] = [];
  const find = (what: PackFinding['what'], where: string): void => {
    if (findings.length < findingsAtMost) findings.push({ what, where });
  };
  const links = has('links.csv') ? linksIn(join(folder, 'links.csv')) : undefined;
  const lines =
    has('events.jsonl') && links !== undefined ? textsIn(join(folder, 'events.jsonl')) : undefined;
  const heads = new Map<string, { readonly seq: number; readonly hash: string }>();
  let count = 0;
  let seals = 0;
  let before: Seal | undefined;
  let line = await lines?.next();

  async function takeLine(one: Link): Promise<void> {
    const told = line?.done === false ? lineShape.safeParse(line.value) : undefined;
    if (told === undefined) return;
    if (!told.success) {
      find('lineDiffers', `events.jsonl, near entry ${one.id}`);
      line = await lines?.next();
      return;
    }
    if (told.data.id > one.id) return;
    if (told.data.id < one.id) find('notLinked', `entry ${told.data.id}`);
    else checkLine(one, told.data, find);
    count += 1;
    line = await lines?.next();
    if (told.data.id < one.id) await takeLine(one);
  }

  let next = await links?.next();
  async function linksUpTo(id: number): Promise<readonly Link[]> {
    const under: Link[] = [];
    while (next?.done === false && next.value.id <= id) {
      const one = next.value;
      const head = heads.get(one.requestId);
      if (head !== undefined && (head.hash !== one.before || head.seq + 1 !== one.seq))
        find('linkBroken', `entry ${one.id}`);
      heads.set(one.requestId, { seq: one.seq, hash: one.hash });
      await takeLine(one);
      under.push(one);
      next = await links?.next();
    }
    return under;
  }

  if (has('seals.jsonl'))
    for await (const text of createInterface({ input: createReadStream(join(folder, 'seals.jsonl')) })) {
      const seal = sealShape.safeParse(parsed(text));
      if (!seal.success) {
        find('sealBroken', 'seals.jsonl');
        continue;
      }
      const { data } = seal;
      const where = `seal ${data.n}`;
      if (data.key !== key || !isSigned(sealText(data), data.key, data.signature)) find('sealForged', where);
      // Seals between two of the pack are over nothing of the period.
      if (before?.n === data.n - 1 && data.before !== sealDigest(before)) find('sealBroken', where);
      if (links !== undefined) {
        const under = await linksUpTo(data.to);
        if (under.length !== data.count || rootOf(under) !== data.root) find('sealBroken', where);
      }
      before = data;
      seals += 1;
    }
  await linksUpTo(Number.POSITIVE_INFINITY);
  if (line?.done === false) find('notLinked', 'events.jsonl, its last lines');
  return { findings, lines: count, seals };
}

function checkLine(
  { requestId, seq, before, hash }: Link,
  line: z.infer<typeof lineShape>,
  find: (what: PackFinding['what'], where: string) => void,
): void {
  const where = `entry ${line.id}`;
  if (link(before, { requestId, seq, body: line.text }) !== hash) find('linkBroken', where);
  const { at, by, kind, request } = line;
  const same = sameAs(parsed(line.text), { ...line.event, at, by, kind });
  if (!same || request !== requestId || line.seq !== seq) find('lineDiffers', where);
}

async function* linksIn(file: string): AsyncGenerator<Link, undefined> {
  for await (const text of createInterface({ input: createReadStream(file) })) {
    if (text === linksHeading) continue;
    const [id = '', requestId = '', seq = '', before = '', hash = ''] = text.split(',');
    yield { id: Number(id), requestId, seq: Number(seq), before, hash };
  }
  return undefined;
}

async function* textsIn(file: string): AsyncGenerator<unknown, undefined> {
  for await (const text of createInterface({ input: createReadStream(file) })) yield parsed(text);
  return undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
