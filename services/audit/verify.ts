import { createPublicKey, verify as verifySignature } from 'node:crypto';
import { link } from './chain';
import type { Entry } from './chain';
import { tokenOf } from './personal';
import { rootOf, sealDigest, sealText } from './seal';
import type { Anchor, Seal } from './seal';
import type { ChainHead, Trail } from './trail';

/** What of a trail is read to verify it. */
export type Readable = Pick<Trail, 'seals' | 'entries' | 'carried' | 'heads' | 'personal' | 'entriesOf'>;

/** Something that should not be: what, and at which record. */
export interface Finding {
  readonly what:
    | 'entryChanged'
    | 'entryMissing'
    | 'entryMisdated'
    | 'tailCut'
    | 'requestMissing'
    | 'sealChanged'
    | 'sealMissing'
    | 'sealForged'
    | 'sealedDifferently'
    | 'anchorDiffers'
    | 'personalChanged';
  readonly where: string;
}

/** How much was read, and everything that should not be, in the order in which it was found. */
export interface Verification {
  readonly entries: number;
  readonly unsealed: number;
  readonly seals: number;
  readonly findings: readonly Finding[];
}

const page = 5_000;
const findingsAtMost = 100;

/**
 * Reads the whole trail once, page by page: the chain of each request, every seal over its entries, the signatures
 * against our public key, the rows, the personal values, and what is known of the seals outside the database.
 */
export async function verify(
  trail: Readable,
  ourKey: string,
  anchors: readonly Anchor[],
): Promise<Verification> {
  const findings: Finding[] = [];
  const find = (what: Finding['what'], where: string): void => {
    if (findings.length < findingsAtMost) findings.push({ what, where });
  };
  const chains = new Map(await trail.carried());
  const sealed = sealChecker(trail, ourKey, anchors, find);
  const unsettled = new Set<string>();
  let entries = 0;
  let unsealed = 0;
  for (let after = 0; ;) {
    const some = await trail.entries(after, page);
    for (const entry of some) {
      const isSealed = await sealed.take(entry);
      if (!isSealed) unsealed += 1;
      checkLink(entry, chains, isSealed ? find : () => unsettled.add(entry.requestId));
    }
    entries += some.length;
    const last = some.at(-1);
    if (last === undefined) break;
    after = last.id;
  }
  const seals = await sealed.end();
  await checkRows(trail, chains, unsettled, find);
  return { entries, unsealed, seals, findings };
}

type Find = (what: Finding['what'], where: string) => void;
type Chains = Map<string, ChainHead>;

function checkLink(entry: Entry, chains: Chains, find: Find): void {
  const where = `entry ${entry.id} (request ${entry.requestId}, event ${entry.seq})`;
  const before = chains.get(entry.requestId) ?? { seq: 0, hash: '' };
  if (entry.seq !== before.seq + 1) find('entryMissing', where);
  else if (entry.hash !== link(before.hash, entry)) find('entryChanged', where);
  if (!agrees(entry)) find('entryMisdated', where);
  chains.set(entry.requestId, { seq: entry.seq, hash: entry.hash });
}

/** The columns beside the text are for queries; they have to say what the text says. */
function agrees({ body, at, by, kind }: Entry): boolean {
  try {
    const told = JSON.parse(body) as {
      readonly at?: unknown;
      readonly by?: unknown;
      readonly kind?: unknown;
    };
    return told.at === at && told.by === by && told.kind === kind;
  } catch {
    return false;
  }
}

/** Walks along the seals while the entries pass by. */
function sealChecker(trail: Readable, ourKey: string, anchors: readonly Anchor[], find: Find) {
  const known = new Map(anchors.map(({ n, digest }) => [n, digest]));
  const waiting: (Seal & { readonly dropped: boolean })[] = [];
  let read = 0;
  let before: Seal | undefined;
  let under: Entry[] = [];

  async function current(): Promise<(Seal & { readonly dropped: boolean }) | undefined> {
    if (waiting.length === 0) {
      waiting.push(...(await trail.seals(read, page)));
      read = waiting.at(-1)?.n ?? read;
    }
    return waiting[0];
  }

  function close(seal: Seal & { readonly dropped: boolean }): void {
    const where = `seal ${seal.n}`;
    if (seal.n !== (before?.n ?? 0) + 1 || seal.from !== (before?.to ?? 0) + 1) find('sealMissing', where);
    else if (seal.before !== (before === undefined ? '' : sealDigest(before))) find('sealChanged', where);
    if (seal.key !== ourKey || !signed(seal)) find('sealForged', where);
    if (!seal.dropped && (under.length !== seal.count || rootOf(under) !== seal.root))
      find('sealedDifferently', `${where} (entries ${seal.from} to ${seal.to})`);
    const outside = known.get(seal.n);
    if (outside !== undefined && outside !== sealDigest(seal)) find('anchorDiffers', where);
    known.delete(seal.n);
    before = seal;
    under = [];
    waiting.shift();
  }

  return {
    /** Counts an entry to its seal; false when it is not sealed yet. */
    async take(entry: Entry): Promise<boolean> {
      let seal = await current();
      while (seal !== undefined && entry.id > seal.to) {
        close(seal);
        seal = await current();
      }
      if (seal === undefined) return false;
      under.push(entry);
      return true;
    },
    /** Closes what is left and returns how many seals there were. */
    async end(): Promise<number> {
      for (let seal = await current(); seal !== undefined; seal = await current()) close(seal);
      for (const n of known.keys()) find('sealMissing', `seal ${n}, which is known outside`);
      return before?.n ?? 0;
    },
  };
}

function signed(seal: Seal): boolean {
  try {
    const key = createPublicKey({ key: Buffer.from(seal.key, 'base64'), format: 'der', type: 'spki' });
    return verifySignature(null, Buffer.from(sealText(seal)), key, Buffer.from(seal.signature, 'base64'));
  } catch {
    return false;
  }
}

/**
 * The desk goes on writing while its trail is read, so what is not under a seal yet, and where a row says that a history
 * ends, is looked at once more, one history at a time: its row first, then its entries, which are committed together.
 */
async function checkAlone(
  trail: Readable,
  odd: ReadonlySet<string>,
  carried: ReadonlyMap<string, ChainHead>,
  find: Find,
): Promise<void> {
  if (odd.size === 0) return;
  const before = await trail.heads();
  const last = new Map<string, number>();
  for (const requestId of [...odd].slice(0, findingsAtMost)) {
    const head = before.get(requestId);
    const own: Chains = new Map(carried);
    let ends = head !== undefined && own.get(requestId)?.hash === head.hash;
    for (const entry of await trail.entriesOf([requestId])) {
      checkLink(entry, own, find);
      ends ||= entry.seq === head?.seq && entry.hash === head.hash;
      last.set(requestId, entry.seq);
    }
    if (head !== undefined && !ends) find('tailCut', `request ${requestId}`);
  }
  // What was added behind the end has no row that tells of it, then or now.
  const after = await trail.heads();
  for (const [requestId, seq] of last)
    if (seq > (after.get(requestId)?.seq ?? seq)) find('tailCut', `request ${requestId}`);
}

async function checkRows(
  trail: Readable,
  chains: Chains,
  unsettled: ReadonlySet<string>,
  find: Find,
): Promise<void> {
  const carried = await trail.carried();
  const heads = await trail.heads();
  const odd = new Set(unsettled);
  for (const [requestId, head] of heads) {
    const chain = chains.get(requestId);
    if (chain?.seq !== head.seq || chain.hash !== head.hash) odd.add(requestId);
  }
  await checkAlone(trail, odd, carried, find);
  for (const requestId of chains.keys()) {
    if (!heads.has(requestId) && !carried.has(requestId)) find('requestMissing', `request ${requestId}`);
  }
  let after = { requestId: '00000000-0000-0000-0000-000000000000', token: '' };
  for (;;) {
    const some = await trail.personal(after, page);
    for (const { requestId, token, value } of some) {
      if (tokenOf(value, heads.get(requestId)?.salt ?? '') !== token)
        find('personalChanged', `request ${requestId}`);
    }
    const last = some.at(-1);
    if (last === undefined) return;
    after = last;
  }
}
