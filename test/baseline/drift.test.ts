import { expect, test } from '@jest/globals';
import { changesOf, driftOf } from '../../services/baseline/drift';
import { checks } from '../../services/baseline/checks';

const monday = '2026-01-05T08:00:00.000Z';
const tuesday = '2026-01-06T08:00:00.000Z';
const finding = (id: string, state: 'pass' | 'fail' | 'exception' | 'unknown') => ({
  id,
  state,
  critical: id === 'a',
});

test('what held and fails now is lost, with when it was last seen to hold', () => {
  const first = driftOf({}, [finding('a', 'pass'), finding('b', 'fail')], monday);
  expect(first).toEqual({ held: { a: monday }, lost: [] });
  const second = driftOf(first.held, [finding('a', 'fail'), finding('b', 'fail')], tuesday);
  expect(second).toEqual({ held: {}, lost: [{ id: 'a', critical: true, since: monday }] });
});

test('it is told once, and again only after it held again', () => {
  const lost = driftOf({ a: monday }, [finding('a', 'fail')], tuesday);
  expect(driftOf(lost.held, [finding('a', 'fail')], tuesday).lost).toEqual([]);
  const healed = driftOf(lost.held, [finding('a', 'pass')], tuesday);
  expect(driftOf(healed.held, [finding('a', 'fail')], tuesday).lost).toHaveLength(1);
});

test('what cannot be told, or became an exception, is no drift and forgets nothing', () => {
  expect(driftOf({ a: monday }, [finding('a', 'unknown')], tuesday)).toEqual({
    held: { a: monday },
    lost: [],
  });
  expect(driftOf({ a: monday }, [finding('a', 'exception')], tuesday).lost).toEqual([]);
});

test('every check but those of roles and of our own rights names what of the log can explain it', () => {
  for (const { id } of checks)
    expect([id, changesOf(id).length > 0]).toEqual([id, !/^(roles|ourselves)\./.test(id)]);
});
