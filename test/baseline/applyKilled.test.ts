import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createTenantWriter } from '../../services/graph/tenantWriter';
import { Secret } from '../../services/secret';
import { applyPlan } from '../../services/tenantApply';
import type { TenantWriter } from '../../services/baseline/plan/writer';
import { writeScopes, readScopes } from '../../services/graph/tenant/scopes';
import { openJournal } from '../../bot/tenant/journalFile';
import { readPlan } from '../../bot/tenant/planFile';
import { people, tenantId } from '../sandbox/people';
import { places, startApplying } from './applying';
import type { Applying } from './applying';

const killed = new Error('killed');
const stages: Applying[] = [];

afterAll(async () => {
  await Promise.all(stages.map(({ stage }) => stage.close()));
});

async function planned(): Promise<Applying> {
  const desk = await startApplying('fresh');
  stages.push(desk);
  desk.stage.double.tenant.configuration.groupsShowAfter = 2;
  await desk.plan(...places);
  return desk;
}

/** Applies as a Global Administrator with a token at hand, until the process dies before or after a write. */
async function applyUntil(
  { stage, planFile }: Applying,
  dies?: { readonly at: number; readonly when: 'before' | 'after' },
): Promise<number> {
  const { login, double } = stage;
  const scp = [...readScopes, ...writeScopes].join(' ');
  const token = await login.signer.sign({ aud: double.url, oid: people.georg.id, scp }, 3_599);
  const wide = { calls: 1_000, perMs: 1_000 };
  const { writer } = createTenantWriter({
    graphUrl: double.url,
    token: () => Promise.resolve(new Secret(token)),
    lanes: { access: wide, reports: wide },
    pause: () => Promise.resolve(),
  });
  let count = 0;
  const make: TenantWriter['make'] = async (...change) => {
    count += 1;
    if (dies?.at === count && dies.when === 'before') throw killed;
    const id = await writer.make(...change);
    if (dies?.at === count) throw killed;
    return id;
  };
  const { plan, hash } = await readPlan(planFile, tenantId);
  await applyPlan({
    plan,
    journal: await openJournal(`${planFile}.journal`, tenantId, hash),
    writer: { ...writer, make },
    by: { id: people.georg.id, name: people.georg.upn },
    consents: [],
    onOutcome: () => undefined,
    now: () => new Date(),
    pause: () => Promise.resolve(),
  });
  return count;
}

/** What the tenant holds, with ids written as the names of what they belong to. */
function held({ stage }: Applying): string {
  const { policies, strengths, locations, methods, groups } = stage.double.tenant.configuration;
  const named = [...policies, ...strengths, ...locations, ...groups].map(
    ([id, { displayName }]) => [id, displayName] as const,
  );
  const all = [policies, strengths, locations, methods, groups].map((one) => [...one.values()]);
  return named.reduce((text, [id, name]) => text.replaceAll(id, name), JSON.stringify(all));
}

let whole: Applying;

beforeAll(async () => {
  whole = await planned();
  await applyUntil(whole);
});

/** One run after another dies at its first write, or before its second, until one comes through. */
async function applyDying(desk: Applying, when: 'before' | 'after'): Promise<number> {
  for (let deaths = 0; ; deaths += 1) {
    try {
      await applyUntil(desk, { at: when === 'before' ? 2 : 1, when });
      return deaths;
    } catch (error) {
      if (error !== killed) throw error;
    }
  }
}

test.each(['before', 'after'] as const)(
  'an apply that is killed %s every write goes on, and ends as one that was not',
  async (when) => {
    const desk = await planned();
    expect(await applyDying(desk, when)).toBeGreaterThanOrEqual(14);
    expect(await applyUntil(desk)).toBe(0);
    expect(held(desk)).toBe(held(whole));
    expect(desk.writes().filter((one) => one === 'POST /v1.0/groups')).toHaveLength(3);
  },
);
