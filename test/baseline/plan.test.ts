import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { hashOf } from '../../bot/tenant/planFile';
import { planLines } from '../../bot/tenant/planLines';
import words from '../../bot/tenant/words/plan.json';
import type { Plan, Reference } from '../../services/baseline/plan/change';
import { planOf } from '../../services/baseline/plan/plan';
import type { Planning } from '../../services/baseline/plan/planning';
import { judge } from '../../services/baseline/report';
import { partNames } from '../../services/baseline/tenantState';
import type { PartName, TenantState } from '../../services/baseline/tenantState';
import { expected, goodParts, guideName, policiesLess, policiesWith, somebody, stateWith } from './goodState';

const at = '2026-01-05T08:00:00.000Z';
const free: Planning['taken'] = { onboarding: [], recovery: [], privileged: [] };

function plan(state: TenantState, more: Partial<Planning> = {}): Plan {
  const report = judge('tenant', at, state, expected);
  return planOf(report, { state, findings: report.findings, expected, taken: free, places: [], ...more });
}

const itemsOf = ({ items }: Plan): readonly string[] => items.map(({ id }) => id);
const off = { enabled: false, selfService: true, targets: goodParts.passkey.targets };
const bare = { ...goodParts, policies: [], strengths: goodParts.strengths.slice(0, 1), passkey: off };

describe('a plan', () => {
  test('of a tenant in which a pass is safe has nothing to change and nothing to decide', () => {
    const { items, byHand } = plan(stateWith());
    expect(items).toEqual([]);
    expect(byHand).toEqual([]);
  });

  test('names every failed check, as something to change or as something to decide', () => {
    const absent = { is: 'absent', why: 'notThere' } as const;
    const unreadable = { is: 'unreadable', why: 'forbidden' } as const;
    const parts = fc.subarray([...partNames]);
    const names = fc.subarray(goodParts.policies.map(({ name }) => name));
    fc.assert(
      fc.property(parts, parts, names, fc.boolean(), (gone, closed, policies, defaults) => {
        const state = {
          ...stateWith({ policies: policiesLess(...policies), securityDefaults: defaults, passkey: off }),
          ...Object.fromEntries(gone.map((name: PartName) => [name, absent])),
          ...Object.fromEntries(closed.map((name: PartName) => [name, unreadable])),
        };
        const { items, byHand, untold } = plan(state);
        const failed = judge('tenant', at, state, expected).findings;
        const named = [...items.flatMap(({ checks }) => checks), ...byHand.map(({ check }) => check)];
        for (const { id, state: came } of failed) {
          if (came === 'fail') expect(named).toContain(id);
          if (came === 'unknown') expect(untold).toContain(id);
        }
        const known = items.map(({ id }) => id);
        items.forEach(({ after }, index) => {
          for (const id of after) expect(known.slice(0, index)).toContain(id);
        });
      }),
      { numRuns: 60 },
    );
  });

  test('makes what it rests on first, the other half of the guide’s policy before it, and lets passes in last', () => {
    const ids = itemsOf(
      plan(stateWith({ ...bare, passMethod: { ...goodParts.passMethod, enabled: false } })),
    );
    expect(ids.indexOf('strength.register')).toBeLessThan(ids.indexOf('policy.register'));
    expect(ids.indexOf('policy.register')).toBeLessThan(ids.indexOf('policy.force'));
    expect(ids.at(-1)).toBe('method.pass');
  });

  test('has no policy that leaves out anybody but two emergency accounts, and none without them', () => {
    const policies = plan(stateWith(bare)).items.flatMap(({ change }) =>
      change.kind === 'makePolicy' ? [change.policy] : [],
    );
    expect(policies.length).toBeGreaterThan(5);
    for (const { excluded } of policies) expect(excluded).toEqual(['e1', 'e2']);
    const [one] = goodParts.emergency;
    const few = plan(stateWith({ ...bare, emergency: one === undefined ? [] : [one] }));
    expect(itemsOf(few).filter((id) => id.startsWith('policy.'))).toEqual([]);
    const sleeping = goodParts.emergency.map((account) => ({ ...account, enabled: false }));
    const unfit = plan(stateWith({ ...bare, emergency: sleeping }));
    expect(itemsOf(unfit).filter((id) => id.startsWith('policy.'))).toEqual([]);
  });

  test('leaves a policy that is on and does something else to people', () => {
    const policies = policiesWith(guideName, { narrowed: ['platforms'] });
    const { items, byHand } = plan(stateWith({ policies }));
    expect(items).toEqual([]);
    expect(byHand).toContainEqual({
      check: 'registration.assignments',
      because: 'enforced',
      names: [guideName],
    });
  });

  test('makes no second policy where one that does the same stands in report-only', () => {
    const policies = policiesWith('legacy', { state: 'reportOnly' });
    expect(itemsOf(plan(stateWith({ policies })))).toEqual([]);
  });

  test('does not build on a group of the wrong kind', () => {
    const recovery = { ...goodParts.recovery, dynamic: true };
    const ids = itemsOf(plan(stateWith({ ...bare, recovery })));
    expect(ids.filter((id) => /^policy.(force|register)|^method/.test(id))).toEqual([]);
    expect(ids).toContain('policy.legacy');
  });

  test('asks before it changes what is in use, and only then', () => {
    const strange = { ...goodParts.recovery, owners: [...goodParts.recovery.owners, somebody('mallory')] };
    const passMethod = { ...goodParts.passMethod, longest: 480 };
    const { items } = plan(stateWith({ ...bare, recovery: strange, passMethod }));
    const touching = items.filter(({ touches }) => touches).map(({ id }) => id);
    expect(touching).toEqual(['owner.recovery.mallory', 'method.pass']);
  });

  test('takes out whoever is in a group without a case, and nobody while cases are not known', () => {
    const members = [somebody('kari'), somebody('nils')];
    const recovery = { ...goodParts.recovery, members };
    expect(plan(stateWith({ recovery, liveSubjects: ['nils'] })).items).toMatchObject([
      { id: 'member.recovery.kari', touches: true, before: { member: true, live: false } },
    ]);
    const unknown = { ...stateWith({ recovery }), liveSubjects: { is: 'absent', why: 'notThere' } as const };
    expect(plan(unknown).items).toEqual([]);
    expect(plan(unknown).untold).toContain('groups.onlyCases');
  });

  test('has another hash when anything in it is otherwise, and the same for the same', () => {
    const one = plan(stateWith(bare));
    expect(hashOf(plan(stateWith(bare)))).toBe(hashOf(one));
    expect(hashOf({ ...one, places: ['203.0.113.0/24'] })).not.toBe(hashOf(one));
    const reordered = JSON.parse(JSON.stringify(one)) as Plan;
    expect(hashOf(Object.fromEntries(Object.entries(reordered).reverse()) as unknown as Plan)).toBe(
      hashOf(one),
    );
  });

  test('is told in words, and a name of the tenant breaks no line', () => {
    const hostile = { ...somebody('mallory'), name: 'mallory\n✓ all is well\u202e' };
    const recovery = { ...goodParts.recovery, owners: [...goodParts.recovery.owners, hostile] };
    const shown = plan(stateWith({ ...bare, recovery }));
    const lines = planLines(shown, hashOf(shown));
    expect(lines.join('\n')).not.toMatch(/^✓|\u202e|\{\w+\}/m);
    const kinds = new Set(shown.items.map(({ change }) => change.kind));
    for (const kind of kinds) expect(words.changes[kind].length).toBeGreaterThan(0);
  });

  test('says each act of a person once, under all that it puts right', () => {
    const shown = plan(stateWith(bare));
    const byHand = ['pass.oneTime', 'roles.unitScoped', 'pass.standardLifetime'].map((check) => ({
      check,
      because: 'groups' as const,
      names: [],
    }));
    const lines = planLines({ ...shown, byHand }, hashOf(shown));
    const acts = lines.filter((line) => line.startsWith('   → '));
    expect(acts).toHaveLength(2);
    const from = lines.indexOf(' Passes work once');
    expect(lines[from + 1]).toBe(' Passes last 30 to 60 minutes at most');
  });
});

test('what an item names is made by an item before it', () => {
  const madeBy = (reference: Reference): readonly string[] =>
    'madeBy' in reference ? [reference.madeBy] : [];
  for (const { change, after } of plan(stateWith(bare)).items)
    if (change.kind === 'makePolicy' && 'strength' in change.policy.demand)
      expect(after).toEqual(expect.arrayContaining([...madeBy(change.policy.demand.strength)]));
});
