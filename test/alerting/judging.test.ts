import { describe, expect, test } from '@jest/globals';
import { approver, at, id, security, stranger, subject } from '../requests/examples';
import { administrator, alert, pass, playConcern } from './examples';

const shown = pass.id ?? '';
const deletePass = { kind: 'act', what: 'revoke', by: approver, two: false, pass, shown } as const;

describe('an alert', () => {
  test('is one concern as long as it is open, with a count, the newest reason and the first moment', () => {
    const play = playConcern([alert(), alert({ key: 'b', at: at(2) })]);
    play.raise(5, [alert({ key: 'c', reason: { code: 'besideCase', values: {} }, at: at(4) })]);
    expect(play.now()).toMatchObject({
      count: 3,
      because: { code: 'besideCase' },
      raisedAt: at(1),
      seenAt: at(5),
      at: at(4),
      pass,
    });
  });

  test('about a second account is about none in particular', () => {
    const play = playConcern();
    play.raise(2, [alert({ key: 'b', subjectId: stranger.id })]);
    expect(play.now().subjectId).toBeUndefined();
  });

  test('is acknowledged once, by whoever is first', () => {
    const play = playConcern();
    expect(play.ask(2, { kind: 'acknowledge', by: security })).toBe(1);
    expect(play.ask(3, { kind: 'acknowledge', by: approver })).toBe(0);
    expect(play.now().acknowledged).toEqual({ by: security, at: at(2) });
  });

  test('that gets worse has to be taken up anew; one that does not stays taken up', () => {
    const play = playConcern();
    play.ask(2, { kind: 'acknowledge', by: security });
    play.raise(3, [alert({ key: 'b' })]);
    expect(play.now().acknowledged).toBeDefined();
    play.raise(4, [alert({ key: 'c', severity: 'critical', toDo: 'contain' })]);
    expect(play.now()).toMatchObject({ severity: 'critical', toDo: 'contain', acknowledged: undefined });
    play.raise(5, [alert({ key: 'd', severity: 'low' })]);
    expect(play.now().severity).toBe('critical');
  });

  test('is done with once, with a judgement and words', () => {
    const play = playConcern();
    const done = { kind: 'resolve', by: security, as: 'falsePositive', note: 'A drill' } as const;
    expect(play.ask(2, done)).toBe(1);
    expect(play.now().resolved).toEqual({ by: security, at: at(2), as: 'falsePositive', note: 'A drill' });
    expect(play.ask(3, done)).toBe('alertOver');
    expect(play.ask(3, { kind: 'acknowledge', by: security })).toBe('alertOver');
  });

  test.each([
    ['whose account it is about', subject],
    ['who did it', { ...stranger, id: administrator.toUpperCase() }],
  ])('is not judged, and nothing is taken away, by somebody %s', (_who, by) => {
    const play = playConcern();
    expect(play.ask(2, { kind: 'acknowledge', by })).toBe('ownAlert');
    expect(play.ask(2, { kind: 'resolve', by, as: 'handled', note: '' })).toBe('ownAlert');
    expect(play.ask(2, { ...deletePass, by })).toBe('ownAlert');
    expect(play.now().events).toBe(2);
  });
});

describe('taking away', () => {
  test('is decided with one press where the account has no power', () => {
    const play = playConcern();
    expect(play.ask(2, deletePass)).toBe(1);
    expect(play.now().deeds.revoke).toEqual({ state: 'doing', by: [approver], at: at(2) });
    expect(play.ask(3, deletePass)).toBe(0);
    expect(play.ask(3, { kind: 'done', what: 'revoke' })).toBe(1);
    expect(play.now().deeds.revoke).toMatchObject({ state: 'done', by: [approver] });
    expect(play.ask(4, { kind: 'done', what: 'revoke' })).toBe(0);
  });

  test('takes a second person within fifteen minutes where the account is privileged', () => {
    const play = playConcern();
    const two = { ...deletePass, two: true };
    expect(play.ask(2, two)).toBe(1);
    expect(play.now().deeds.revoke).toMatchObject({ state: 'asked', by: [approver] });
    expect(play.ask(3, two)).toBe('twoPeople');
    expect(play.ask(4, { ...two, by: security })).toBe(1);
    expect(play.now().deeds.revoke).toMatchObject({ state: 'doing', by: [approver, security] });
  });

  test('that was asked for too long ago is asked for anew', () => {
    const play = playConcern();
    const two = { ...deletePass, two: true };
    play.ask(2, two);
    expect(play.ask(17, { ...two, by: security })).toBe(1);
    expect(play.now().deeds.revoke).toMatchObject({ state: 'asked', by: [security] });
  });

  test('what one asked for is not confirmed by a press for something else', () => {
    const play = playConcern();
    play.ask(2, { ...deletePass, two: true });
    play.ask(3, { ...deletePass, two: true, what: 'contain', by: security });
    expect(play.now().deeds).toMatchObject({ revoke: { state: 'asked' }, contain: { state: 'asked' } });
  });

  test('deletes only the pass that was shown; another is shown first', () => {
    const play = playConcern();
    const other = { id: id(92), createdAt: at(3) };
    expect(play.ask(3, { ...deletePass, pass: other })).toBe('otherPass');
    expect(play.now()).toMatchObject({ pass: other, deeds: {} });
    expect(play.ask(4, { ...deletePass, pass: other })).toBe('otherPass');
    expect(play.ask(5, { ...deletePass, pass: other, shown: other.id })).toBe(1);
  });

  test('deletes nothing when there is no pass any more, and says so', () => {
    const play = playConcern();
    const none = { id: undefined, createdAt: undefined };
    expect(play.ask(3, { ...deletePass, pass: none })).toBe('noPass');
    expect(play.ask(4, { ...deletePass, pass: none, shown: '' })).toBe('noPass');
    expect(play.now().deeds).toEqual({});
  });

  test('is possible after somebody was done with the alert', () => {
    const play = playConcern();
    play.ask(2, { kind: 'resolve', by: security, as: 'accepted', note: 'x' });
    expect(play.ask(3, deletePass)).toBe(1);
  });

  test('nobody has looked for a pass twice', () => {
    const play = playConcern();
    expect(play.ask(2, { kind: 'seePass', pass })).toBe(0);
  });
});
