import { EventEmitter } from 'node:events';
import type { Socket } from 'node:net';
import { describe, expect, test } from '@jest/globals';
import { addressOf } from '../../bot/floods/address';
import { createFloods, rates } from '../../bot/floods/floods';
import { keepRoom } from '../../bot/floods/keepRoom';
import { createLimit } from '../../bot/floods/limit';

let now = 0;
const clock = (): number => now;
const times = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index);

describe('a limit', () => {
  test('lets a burst pass, then one after each interval, and says how long to wait', () => {
    const limit = createLimit({ burst: 3, everyMs: 100 }, clock);
    expect(times(4).map(() => limit.take('a'))).toEqual([undefined, undefined, undefined, 100]);
    now += 40;
    expect(limit.take('a')).toBe(60);
    now += 60;
    expect([limit.take('a'), limit.take('a')]).toEqual([undefined, 100]);
    now += 10_000;
    expect(times(4).map(() => limit.take('a') === undefined)).toEqual([true, true, true, false]);
  });

  test('counts each key for itself', () => {
    const limit = createLimit({ burst: 1, everyMs: 100 }, clock);
    expect([limit.take('a'), limit.take('a'), limit.take('b')]).toEqual([undefined, 100, undefined]);
  });

  test('remembers so many keys and no more, and forgets the quietest first', () => {
    const limit = createLimit({ burst: 1, everyMs: 1_000 }, clock, 100);
    limit.take('loud');
    limit.take('quiet');
    for (const index of times(10_000)) {
      limit.take(String(index));
      limit.take('loud');
    }
    expect([limit.keys, limit.take('loud'), limit.take('quiet')]).toEqual([100, 1_000, undefined]);
  });
});

describe('a flood', () => {
  test('of tokens that nobody can judge stops at its limit', () => {
    const floods = createFloods(clock);
    expect(times(1_000).filter(() => floods.unverified() === undefined)).toHaveLength(rates.unverified.burst);
  });

  test('of presses by one person is stopped, and nobody else is', () => {
    const floods = createFloods(clock);
    const done = times(200).filter(() => floods.carriesOut('tara', 'status'));
    expect(done).toHaveLength(rates.person.burst);
    expect([floods.carriesOut('theo', 'status'), floods.answers('theo')]).toEqual([true, 'yes']);
  });

  test.each(['revoke', 'contain', 'cancel', 'disown', 'deny', 'confirmSwitch'] as const)(
    'of presses by everybody together never stops %s',
    (verb) => {
      const floods = createFloods(clock);
      for (const who of times(50)) times(60).forEach(() => floods.carriesOut(`person ${who}`, 'status'));
      expect([floods.carriesOut('tara', 'approve'), floods.carriesOut('tara', verb)]).toEqual([false, true]);
    },
  );

  test('of words is told once, and then not answered', () => {
    const floods = createFloods(clock);
    const answers = times(100).map(() => floods.answers('tara'));
    expect(answers.filter((one) => one === 'tooMany')).toHaveLength(1);
    expect(answers.slice(-20)).toEqual(times(20).map(() => 'no'));
    now += 60_000;
    expect(floods.answers('tara')).toBe('yes');
  });

  test('of a million strangers makes nothing grow', () => {
    const floods = createFloods(clock);
    for (const index of times(20_000)) {
      const name = String(index);
      floods.carriesOut(name, 'approve');
      floods.carriesOut(name, 'revoke');
      floods.answers(name);
      floods.page(name);
      floods.form(name);
      floods.signIn(name);
    }
    expect(floods.remembered).toBe(30_000);
  });
});

describe('a visitor is counted by', () => {
  const address = (remote: string, proxies = 0, forwarded?: string): string =>
    addressOf(
      { method: 'GET', path: '/', params: {}, headers: { 'x-forwarded-for': forwarded }, body: '', remote },
      proxies,
    );

  test.each([
    ['the connection, whatever a header claims', address('192.0.2.1', 0, '198.51.100.7'), '192.0.2.1'],
    ['what the own proxy saw', address('10.0.0.1', 1, '203.0.113.9, 198.51.100.7'), '198.51.100.7'],
    ['what the outer of two saw', address('10.0.0.1', 2, '1.1.1.1, 198.51.100.7, 10.0.0.2'), '198.51.100.7'],
    ['the connection when the header is missing', address('10.0.0.1', 2, '10.0.0.2'), '10.0.0.1'],
    ['an IPv4 address in IPv6 clothes', address('::ffff:192.0.2.1'), '192.0.2.1'],
    ['the network of an IPv6 address', address('2001:db8:1:2:3:4:5:6'), '2001:db8:1:2'],
    ['the network of a short IPv6 address', address('2001:db8::5'), '2001:db8:0:0'],
    ['a short name, however long the header is', address('', 1, 'x'.repeat(9_000)), 'x'.repeat(64)],
  ])('%s', (_, counted, as) => {
    expect(counted).toBe(as);
  });
});

describe('room for those who speak', () => {
  const socket = (port: number) =>
    Object.assign(new EventEmitter(), {
      remoteAddress: '192.0.2.1',
      remotePort: port,
      destroyed: false,
      destroy(this: EventEmitter & { destroyed: boolean }) {
        this.destroyed = true;
        this.emit('close');
      },
    });

  test('whoever has waited for longest goes, and whoever is being answered stays', () => {
    const server = new EventEmitter();
    const room = keepRoom(server, 3);
    const sockets = times(5).map(socket);
    const [first, second] = sockets;
    for (const one of sockets) {
      server.emit('connection', one);
      if (one === first) room.answering(one as unknown as Socket);
    }
    expect(sockets.map(({ destroyed }) => destroyed)).toEqual([false, true, false, false, false]);
    room.answered(first as unknown as Socket);
    expect(sockets.map(({ destroyed }) => destroyed)).toEqual([false, true, true, false, false]);
    room.answered(second as unknown as Socket);
    for (const one of sockets) one.destroy();
    expect(room.waiting).toBe(0);
  });
});
