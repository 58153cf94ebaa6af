import { expect, test } from '@jest/globals';
import { checks } from '../../services/baseline/checks';
import { differences } from '../../services/baseline/difference';
import { judge } from '../../services/baseline/report';
import { reasons } from '../../services/baseline/reasons';
import { remedies } from '../../services/baseline/remedies';
import { partNames } from '../../services/baseline/tenantState';
import { htmlReport } from '../../bot/tenant/report';
import { table } from '../../bot/tenant/table';
import { found, titleOf } from '../../bot/tenant/worded';
import words from '../../bot/tenant/words/en.json';
import { expected, policiesWith, somebody, stateWith } from './goodState';
import { goodParts, guideName } from './goodState';

const at = '2026-01-05T08:00:00.000Z';
const report = (state = stateWith()) => judge('7e000000-0000-4000-8000-000000000001', at, state, expected);

test('every check, reason, remedy and part has words, and no word is left over', () => {
  expect(Object.keys(words.checks).sort()).toEqual(checks.map(({ id }) => id).sort());
  expect(Object.keys(words.reasons).sort()).toEqual([...reasons].sort());
  expect(Object.keys(words.remedies).sort()).toEqual([...remedies].sort());
  expect(Object.keys(words.parts).sort()).toEqual([...partNames].sort());
});

test('what was found names what it rests on', () => {
  expect(found({ reason: 'legacyUsed', values: { clients: ['POP3 (2)'] } })).toBe('Signed in: POP3 (2).');
  expect(found({ reason: 'held', values: { active: [], eligible: ['siri'] } })).toBe(
    'Active: nobody. Eligible: siri.',
  );
  expect(found({ reason: 'forbidden', values: { part: 'units' } })).toContain('administrative units');
  const crowd = Array.from({ length: 30 }, (_, index) => `person ${String(index)}`);
  expect(found({ reason: 'strangers', values: { who: crowd } })).toMatch(/person 7, 22 more\.$/);
});

test('a name of the tenant is text: it breaks no line, and nothing in the page', () => {
  const name = `${guideName}\n✓ All is well\u202e<script>alert(1)</script>`;
  const hostile = stateWith({
    policies: policiesWith('legacy', { name, state: 'reportOnly' }),
    recovery: { ...goodParts.recovery, members: [somebody('<img src=x onerror=alert(1)>')] },
  });
  const compared = { report: report(hostile), before: undefined, differences: [] };
  const page = htmlReport(compared);
  expect(page).not.toMatch(/<script|<img/);
  expect(page).toContain('&#60;script');
  expect(table(compared).join('\n')).not.toMatch(/^✓ All is well|\u202e/m);
});

test('the page is one file: nothing is fetched, and no script runs', () => {
  const page = htmlReport({ report: report(), before: undefined, differences: [] });
  expect(page).not.toMatch(/<link|<script|url\(|https?:/);
  expect(page).toContain("default-src 'none'");
  for (const { id } of checks) expect(page).toContain(`id="${id}"`);
});

test('what changed since the last run is told, and the order of a list is no change', () => {
  const before = report(stateWith({ technicians: [somebody('tara'), somebody('theo')] }));
  const shuffled = report(stateWith({ technicians: [somebody('theo'), somebody('tara')] }));
  expect(differences(before, shuffled)).toEqual([]);
  const now = report(stateWith({ legacySignIns: [{ client: 'IMAP4', seen: 3 }] }));
  const changed = differences(report(), now);
  expect(changed).toEqual([
    { id: 'legacy.unused', critical: false, before: 'pass', now: 'fail', evidenceOnly: false },
  ]);
  const lines = table({ report: now, before: { at }, differences: changed }).join('\n');
  expect(lines).toContain(`${titleOf('legacy.unused')}: Pass → Fail`);
});
