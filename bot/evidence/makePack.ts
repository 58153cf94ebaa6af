import { sealDigest } from '../../services/audit/seal';
import type { Signer } from '../../services/audit/trail';
import { verify } from '../../services/audit/verify';
import { askDuties } from '../../services/evidence/duties';
import type { Exception } from '../../services/evidence/exceptions';
import { policiesIn } from '../../services/evidence/policies';
import { countsOf, populationOf } from '../../services/evidence/population';
import { exceptionsIn } from '../../services/evidence/exceptions';
import { requirements } from '../../services/evidence/requirements';
import { signOffOf } from '../../services/evidence/signOffs';
import type { Span } from '../../services/evidence/uncovered';
import { hasPasscodeShape } from '../../services/policy/passcodeShape';
import type { Policy } from '../../services/policy/policy';
import type { Known } from '../anchors';
import { policyHash } from '../policyHash';
import { indexPage } from './indexPage';
import { keyPrint } from './keyPrint';
import { signedManifest } from './manifest';
import type { Manifest } from './manifest';
import { missingOf } from './missing';
import type { Head, Pack } from './pack';
import type { PackFolder } from './packFolder';
import { passesTable } from './passesTable';
import { readCases } from './readCases';
import { readPasses } from './readPasses';
import type { PassWorld } from './readPasses';
import { readTrail } from './readTrail';
import type { TrailRead } from './readTrail';
import { readerOf } from './reader';

/** What a pack is made from. */
export interface Source {
  readonly world: PassWorld;
  readonly signer: Signer;
  readonly period: Span;
  readonly tenantId: string;
  readonly version: string;
  /** The text of the policy file. */
  readonly policyText: string;
  /** The application through which technicians make passes; undefined where it is not set. */
  readonly signInId: string | undefined;
  /** What is known of the seals outside the database; undefined where it is known nowhere. */
  readonly outside: Known | undefined;
  /** Under which ids are replaced; undefined where people are named. */
  readonly pseudonymKey: string | undefined;
}

/** What came of it. */
export interface Made {
  readonly manifest: Manifest;
  readonly pack: Pack;
}

/** Fills a folder with the evidence of a period; reads everything and changes nothing. Throws Fault when the books cannot be read. */
export async function makePack(source: Source, folder: PackFolder): Promise<Made> {
  const { world, signer, period, outside, pseudonymKey } = source;
  const { store, policy } = world;
  const { key } = signer('');
  const madeAt = await store.now();
  const reader = readerOf(store, pseudonymKey);
  const duties = askDuties();
  const trail = await readTrail(store, reader, folder, period, pseudonymKey === undefined);
  const cases = await readCases(store, reader, folder, trail, period, duties);
  for (const lines of trail.reviews) duties.takeReview(lines, cases.partsOf);
  duties.takeDesk(trail.desk, ({ at }) => period.from <= at && at < period.to);
  const log = await readPasses(world, period);
  const { skewMinutes } = policy.alerts.limits;
  const passes = populationOf(reader.concealed(log.created), cases.made, period, {
    skewMinutes,
    signIn: reader.concealed(source.signInId === undefined ? [] : [source.signInId.toLowerCase()]),
    seen: log.seen,
  });
  const chain = await verify(store.trail, key, outside?.seals ?? []);
  const own = {
    duties: duties.answers(),
    exceptions: [
      ...exceptionsOfDesk(trail, period),
      ...exceptionsOfPolicy(policy, period),
      ...cases.exceptions,
    ],
    reviews: trail.reviews.flatMap((lines) => signOffOf(lines, madeAt) ?? []),
    policies: policiesIn(trail.desk, period),
  };
  const head = await headOf(source, trail);
  const noPolicyCopy = whyNoCopy(source);
  const pack: Pack = {
    period,
    madeAt,
    version: source.version,
    tenantId: source.tenantId,
    policy: { version: policy.version, hash: policyHash(source.policyText) },
    noPolicyCopy,
    pseudonyms: pseudonymKey !== undefined,
    keyPrint: keyPrint(key),
    head,
    missing: missingOf({
      period,
      madeAt,
      trail,
      log,
      cases,
      signInId: source.signInId,
      outside,
      policies: own.policies,
    }),
    withheld: reader.withheld(),
    skewMinutes,
    trail,
    log,
    passes,
    ...own,
    chain,
    outside,
    cases,
    files: [],
  };
  await writeParts(folder, pack, noPolicyCopy === undefined ? source.policyText : undefined);
  const files = await folder.close();
  await folder.whole('index.html', indexPage({ ...pack, files: Object.keys(files) }));
  const manifest = manifestOf(pack, await folder.close());
  await folder.whole('manifest.json', signedManifest(manifest, signer));
  return { manifest, pack };
}

async function writeParts(folder: PackFolder, pack: Pack, policyText: string | undefined): Promise<void> {
  const { passes, missing, log, duties, exceptions, trail, reviews, policies, chain, outside } = pack;
  const parts: Readonly<Record<string, unknown>> = {
    'passes.json': { counts: countsOf(passes), read: log, missing, passes },
    'duties.json': duties,
    'exceptions.json': exceptions,
    'alerts.json': trail.alerts,
    'reviews.json': reviews,
    'policies.json': policies,
    'chain.json': {
      checkedAt: pack.madeAt,
      key: pack.keyPrint,
      head: pack.head,
      ...chain,
      outside: outside ?? null,
    },
    'standards.json': requirements,
  };
  for (const [name, value] of Object.entries(parts))
    await folder.whole(name, `${JSON.stringify(value, undefined, 2)}\n`);
  await folder.whole('passes.csv', passesTable(passes));
  if (policyText !== undefined) await folder.whole('policy.json', policyText);
}

async function headOf({ world }: Source, { head }: TrailRead): Promise<Head> {
  const last = await world.store.trail.lastSeal();
  return {
    entry: head ?? null,
    seal: last === undefined ? null : { n: last.n, digest: sealDigest(last) },
  };
}

function exceptionsOfDesk({ desk }: TrailRead, { from, to }: Span): readonly Exception[] {
  return desk.filter(({ at }) => from <= at && at < to).flatMap(exceptionsIn);
}

/** The dated exceptions of the policy that reach into the period, by the days that it names. */
function exceptionsOfPolicy({ readOut }: Policy, { from, to }: Span): readonly Exception[] {
  return readOut
    .filter((one) => one.from <= to.slice(0, 10) && one.until >= from.slice(0, 10))
    .map((one) => ({
      what: 'policyException',
      at: `${one.from}T00:00:00.000Z`,
      by: '',
      request: '',
      line: 0,
      tells: {
        scenario: one.scenario,
        until: one.until,
        approvedBy: hasPasscodeShape(one.approvedBy) ? '' : one.approvedBy,
        reason: hasPasscodeShape(one.reason) ? '' : one.reason,
      },
    }));
}

/** The file holds ids of people, and texts that people wrote. */
function whyNoCopy({ pseudonymKey, policyText }: Source): Pack['noPolicyCopy'] {
  if (pseudonymKey !== undefined) return 'pseudonyms';
  const texts: string[] = [];
  JSON.parse(policyText, (_field, value: unknown) => {
    if (typeof value === 'string') texts.push(value);
    return value;
  });
  return texts.some(hasPasscodeShape) ? 'shape' : undefined;
}

function manifestOf(pack: Pack, files: Manifest['files']): Manifest {
  const { period, madeAt, policy, head, missing, passes, duties, exceptions, trail } = pack;
  return {
    pack: 'tap-desk-evidence',
    format: 1,
    madeAt,
    period,
    product: { name: 'TAP Desk', version: pack.version },
    tenantId: pack.tenantId,
    policy,
    pseudonyms: pack.pseudonyms,
    head,
    chain: pack.chain.findings.length === 0 ? 'intact' : 'notIntact',
    complete: missing.length === 0,
    missing,
    counts: {
      entries: trail.entries,
      cases: pack.cases.count,
      ...countsOf(passes),
      breaches: duties.reduce((sum, { found }) => sum + found.length, 0),
      exceptions: exceptions.length,
      alerts: trail.alerts.length,
      reviews: pack.reviews.length,
      findings: pack.chain.findings.length,
      withheld: pack.withheld,
    },
    files,
  };
}
