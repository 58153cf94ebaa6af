import type { Entry } from '../../services/audit/chain';
import { sealDigest } from '../../services/audit/seal';
import type { Seal } from '../../services/audit/seal';
import type { Trail } from '../../services/audit/trail';
import type { PackFolder } from './packFolder';

type Kept = Seal & { readonly dropped: boolean };

const page = 5_000;
/** The heading of the file of links. */
export const linksHeading = 'id,request,seq,before,hash';

/**
 * Writes the seals over the entries of a period, and every link under them, so that the chain can be followed without the
 * database. Ids of requests stand in the links, so a pack with pseudonyms has the seals alone.
 */
export function sealFiles(
  trail: Pick<Trail, 'seals' | 'carried'>,
  folder: PackFolder,
  {
    isIn,
    withNames,
  }: { readonly isIn: (of: { readonly at: string }) => boolean; readonly withNames: boolean },
): {
  take(entry: Entry): Promise<void>;
  end(): Promise<{ readonly written: number; readonly dropped: number }>;
} {
  const waiting: Kept[] = [];
  let written = 0;
  let dropped = 0;
  let read = 0;
  let links: string[] = [];
  let touched = false;
  let known: Map<string, string> | undefined;

  async function current(): Promise<Kept | undefined> {
    if (waiting.length === 0) {
      waiting.push(...(await trail.seals(read, page)));
      read = waiting.at(-1)?.n ?? read;
      dropped += waiting.filter((seal) => seal.dropped && isIn(seal)).length;
    }
    return waiting[0];
  }

  async function flush(seal: Kept | undefined): Promise<void> {
    if (touched) {
      if (withNames) await folder.add('links.csv', links.join(''));
      if (seal !== undefined) {
        await folder.add('seals.jsonl', `${JSON.stringify({ ...seal, digest: sealDigest(seal) })}\n`);
        written += 1;
      }
    }
    links = [];
    touched = false;
  }

  /** Where the chains stood before the first entry that is kept. */
  async function begin(): Promise<Map<string, string>> {
    if (known !== undefined) return known;
    known = new Map([...(await trail.carried())].map(([id, { hash }]) => [id, hash]));
    await folder.add('seals.jsonl', '');
    if (withNames) await folder.add('links.csv', `${linksHeading}\n`);
    return known;
  }

  return {
    async take(entry) {
      const heads = await begin();
      for (let seal = await current(); seal !== undefined && entry.id > seal.to; seal = await current()) {
        await flush(seal);
        waiting.shift();
      }
      const { id, requestId, seq, hash } = entry;
      links.push(`${id},${requestId},${seq},${heads.get(requestId) ?? ''},${hash}\n`);
      heads.set(requestId, hash);
      touched ||= isIn(entry);
    },
    async end() {
      await begin();
      await flush(await current());
      while ((await current()) !== undefined) waiting.length = 0;
      return { written, dropped };
    },
  };
}
