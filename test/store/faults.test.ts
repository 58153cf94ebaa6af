import { expect, test } from '@jest/globals';
import { Fault } from '../../services/faults';
import { asking } from '../../services/store/faults';

const failing = (error: object): Promise<unknown> =>
  asking(() => Promise.reject(Object.assign(new Error('text of the driver'), error))).catch(
    (fault: unknown) => fault,
  );

test.each([
  ['the server is not there', 'ECONNREFUSED'],
  ['the connection broke', '08006'],
  ['the password is wrong for now', '28P01'],
  ['the database is away', '3D000'],
  ['the database takes no connections', '55000'],
  ['the disk is full', '53100'],
  ['memory is short', '53200'],
  ['there are too many connections', '53300'],
  ['a statement took too long', '57014'],
  ['the server shuts down', '57P01'],
  ['a lock was waited for too long', '55P03'],
  ['two changes met', '40001'],
  ['the server only reads', '25006'],
])('when %s (%s) it may be tried again (AC-87)', async (_what, code) => {
  const fault = await failing({ code });
  expect(fault).toBeInstanceOf(Fault);
  expect(fault).toMatchObject({ code: 'STORE_UNAVAILABLE', details: { retryable: true } });
});

test.each([['42703'], ['22P02'], ['23514'], [undefined]])('%s is a bug, and passes through', async (code) => {
  expect(await failing({ code })).not.toBeInstanceOf(Fault);
});

test.each(['request_one_open', 'request_pkey', 'event_pkey'])(
  'of two that open one request the second meets %s',
  async (constraint) => {
    expect(await failing({ code: '23505', constraint })).toMatchObject({ code: 'STORE_SUBJECT_BUSY' });
  },
);
