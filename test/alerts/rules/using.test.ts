import { describe, expect, test } from '@jest/globals';
import type { TenantRecord } from '../../../services/alerts/record';
import type { Request } from '../../../services/requests/request';
import { id, subject } from '../../requests/examples';
import { endedCase, liveCase } from '../cases';
import { codes, raised } from '../codes';
import { admin, by, record } from '../examples';

const day = 24 * 60;
const given = (records: readonly TenantRecord[], cases: readonly Request[] = []) => ({ records, cases });
const strange = record('passCreated', 0, { initiator: by(admin.id) });
type More = Parameters<typeof record<'signIn'>>[2];
const use = (minutes = 6, more: More = {}) => record('signIn', minutes, { withPass: true, ...more });

describe('noStrongMethod', () => {
  test('a use without a strong method ten minutes later is an alert once the log is settled', () => {
    expect(codes('noStrongMethod', 6 + 10 + 120, given([strange, use()]))).toEqual(['noStrongMethod']);
    expect(codes('noStrongMethod', 6 + 10 + 119, given([strange, use()]))).toEqual([]);
    const weak = record('methodRegistered', 8, { method: 'authenticator' });
    expect(codes('noStrongMethod', day, given([strange, use(), weak]))).toEqual(['noStrongMethod']);
    expect(codes('noStrongMethod', day, given([strange, use(), record('methodRegistered', 16)]))).toEqual([]);
    expect(codes('noStrongMethod', day, given([strange, use(), record('methodRegistered', 17)]))).toEqual([
      'noStrongMethod',
    ]);
    expect(codes('noStrongMethod', day, given([strange, use(), record('methodRegistered', 5)]))).toEqual([
      'noStrongMethod',
    ]);
  });

  test('a case knows itself, and is waited for while it is open', () => {
    const bare = { registered: [] };
    expect(codes('noStrongMethod', day, given([], [endedCase()]))).toEqual([]);
    expect(
      codes('noStrongMethod', day, given([], [endedCase({ more: { ...bare, outcome: 'unregistered' } })])),
    ).toEqual(['noStrongMethod']);
    expect(
      codes('noStrongMethod', day, given([], [endedCase({ more: { ...bare, outcome: 'revoked' } })])),
    ).toEqual([]);
    const open = [endedCase({ more: { ...bare, outcome: undefined, closedAt: undefined } })];
    expect(codes('noStrongMethod', 6 + 15, given([], open))).toEqual([]);
    expect(codes('noStrongMethod', 6 + 16, given([], open))).toEqual(['noStrongMethod']);
  });
});

describe('weakMethod', () => {
  const phone = (minutes: number) => record('methodRegistered', minutes, { method: 'phone' });
  const keys = (count: number) =>
    Array.from({ length: count }, (_, index) => record('methodRegistered', 7 + index));

  test('a telephone within a day of a use is an alert, whether the desk made the pass or not', () => {
    expect(raised('weakMethod', 2 * day, given([phone(10)], [endedCase()]))).toMatchObject([
      { reason: { code: 'weakMethod', values: { methods: ['phone'] } }, requestId: 'case' },
    ]);
    expect(codes('weakMethod', 2 * day, given([strange, use(), phone(6 + day)]))).toEqual(['weakMethod']);
    expect(codes('weakMethod', 2 * day, given([strange, use(), phone(7 + day)]))).toEqual([]);
    expect(codes('weakMethod', 2 * day, given([phone(5)], [endedCase()]))).toEqual([]);
  });

  test('four methods after one use are an alert, three are none, and a pass is no method', () => {
    expect(codes('weakMethod', day, given(keys(4), [endedCase()]))).toEqual(['severalMethods']);
    expect(codes('weakMethod', day, given(keys(3), [endedCase()]))).toEqual([]);
    const pass = record('methodRegistered', 9, { method: 'pass' });
    expect(codes('weakMethod', day, given([...keys(3), pass], [endedCase()]))).toEqual([]);
  });
});

describe('methodFromElsewhere', () => {
  const from = (ip: string | undefined, minutes = 8) => record('methodRegistered', minutes, { ip });

  test('a method from another network within an hour of a use is an alert', () => {
    expect(codes('methodFromElsewhere', day, given([strange, use(), from('198.51.100.1')]))).toEqual([
      'methodFromElsewhere',
    ]);
    expect(codes('methodFromElsewhere', day, given([use(), from('198.51.100.1')], [endedCase()]))).toEqual([
      'methodFromElsewhere',
    ]);
  });

  test.each([
    ['from the same network', use(), from('192.0.2.99')],
    ['from nowhere that is told', use(), from(undefined)],
    ['an hour and more later', use(), from('198.51.100.1', 67)],
    ['after a use from nowhere that is told', use(6, { ip: undefined }), from('198.51.100.1')],
    [
      'from the same network of the newer kind',
      use(6, { ip: '2001:db8:1:2::1' }),
      from('2001:0DB8:1:3:0:0:0:2'),
    ],
    ['from the same short address', use(6, { ip: '2001:db8::1' }), from('2001:db8:0:9::2')],
  ])('a method %s is none', (_what, ...records) => {
    expect(codes('methodFromElsewhere', day, given([strange, ...records]))).toEqual([]);
  });

  test('two networks of the newer kind are two', () => {
    const records = [strange, use(6, { ip: '2001:db8:1::1' }), from('2001:db8:2::1')];
    expect(codes('methodFromElsewhere', day, given(records))).toEqual(['methodFromElsewhere']);
  });
});

describe('deviceAfterPass and sharedDevice', () => {
  const device = (minutes: number, name: string) => record('deviceRegistered', minutes, { deviceId: name });

  test('a device within a day of a use is an alert, and a day later is none', () => {
    expect(codes('deviceAfterPass', 2 * day, given([device(6 + day, 'a')], [endedCase()]))).toEqual([
      'deviceAfterPass',
    ]);
    expect(codes('deviceAfterPass', 2 * day, given([device(7 + day, 'a')], [endedCase()]))).toEqual([]);
    expect(codes('deviceAfterPass', day, given([device(5, 'a')], [endedCase()]))).toEqual([]);
  });

  test('a new hire sets one device up, and not two', () => {
    const hire = [endedCase({ more: { scenario: 'onboarding' } })];
    expect(codes('deviceAfterPass', day, given([device(8, 'a')], hire))).toEqual([]);
    expect(codes('deviceAfterPass', day, given([device(8, 'a'), device(9, 'b')], hire))).toEqual([
      'deviceAfterPass',
    ]);
  });

  test('three people on one device are an alert; two, one person thrice, and failures are none', () => {
    const on = (...people: readonly string[]) =>
      people.map((who, index) => use(6 + index, { subjectId: who }));
    expect(codes('sharedDevice', day, given(on(id(1), id(2), id(3))))).toEqual(['sharedDevice']);
    expect(codes('sharedDevice', day, given(on(id(1), id(2))))).toEqual([]);
    expect(codes('sharedDevice', day, given(on(id(1), id(1), id(1))))).toEqual([]);
    const [one, two, three] = on(id(1), id(2), id(3));
    const withoutPass = { ...one, withPass: undefined } as TenantRecord;
    expect(
      codes('sharedDevice', day, given([withoutPass, ...[two, three].flatMap((it) => it ?? [])])),
    ).toEqual([]);
    expect(
      codes('sharedDevice', day, given(on(id(1), id(2), id(3)).map((it) => ({ ...it, errorCode: 1 })))),
    ).toEqual([]);
    expect(
      codes(
        'sharedDevice',
        day,
        given(on(id(1), id(2), id(3)).map((it) => ({ ...it, deviceId: undefined }))),
      ),
    ).toEqual([]);
  });
});

describe('what counts as the use of a pass', () => {
  test('of several sign-ins with one pass the first counts, and one that comes late is the first all the same', () => {
    const phone = record('methodRegistered', 20, { method: 'phone' });
    const alerts = raised('weakMethod', day, given([use(9), phone, use(6), use(12)], [liveCase()]));
    expect(alerts).toHaveLength(1);
    expect(alerts[0]?.at).toBe(use(6).at);
    expect(alerts[0]?.subjectId).toBe(subject.id);
  });

  test('a use of a pass that nothing else tells of is watched as well', () => {
    expect(codes('noStrongMethod', day, given([use()]))).toEqual(['noStrongMethod']);
  });
});
