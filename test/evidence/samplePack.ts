import type { Pack } from '../../bot/evidence/pack';
import { summaryOf } from '../../services/evidence/caseSummary';
import { dutyQueries } from '../../services/evidence/duties';
import { exceptionsIn } from '../../services/evidence/exceptions';
import { fold } from '../../services/requests/evolve';
import { approver, at, id, requester, security, subject } from '../requests/examples';
import { wholeCase } from '../reviews/examples';
import { goodCase, linesOf, opened, proof } from './lines';

const day = 24 * 60;
const readOut = { until: '2026-04-01', reason: 'No network', approvedBy: 'The CISO', timeZone: 'UTC' };
const hex = (letter: string): string => letter.repeat(64);

/** The lines of a case as its page tells them. */
export const sampleLines = linesOf(goodCase);

/** A case in one row. */
export function sampleSummary(name = subject.name) {
  const request = fold(wholeCase(0, { subject: { ...subject, name } }));
  if (request === undefined) throw new Error('no case');
  return summaryOf(request);
}

/** A pack with something in every part; parts can be bent. */
export function samplePack(more: Partial<Pack> = {}): Pack {
  return {
    period: { from: at(0), to: at(91 * day) },
    madeAt: at(92 * day),
    version: '1.2.3',
    tenantId: id(1),
    policy: { version: '2026-01', hash: hex('a') },
    noPolicyCopy: undefined,
    pseudonyms: false,
    keyPrint: Array.from({ length: 8 }, () => '0123abcd').join(' '),
    head: { entry: { id: 4711, hash: hex('b') }, seal: { n: 812, digest: hex('c') } },
    missing: [
      { part: 'log', values: { because: 'noPermission' } },
      { part: 'time', values: { from: '2026-03-02 09:00:00 UTC', to: '2026-03-09 09:00:00 UTC' } },
    ],
    withheld: 1,
    skewMinutes: 5,
    trail: {
      entries: 4_000,
      head: { id: 4711, hash: hex('b') },
      keptSince: at(-day),
      beheaded: 0,
      seals: { written: 700, dropped: 0 },
      alerts: [
        {
          alert: id(5),
          rule: 'unmanagedPass',
          severity: 'high',
          subject: subject.id,
          request: '',
          raisedAt: at(10),
          count: 1,
          takenUpAt: at(12),
          escalated: 0,
          done: ['revoke'],
          endedAt: at(20),
          endedBy: security.name,
          endedAs: 'handled',
          note: '',
        },
      ],
    },
    log: { live: { state: 'blind', because: 'noPermission' }, fromLive: 40, fromKept: 122, seen: [] },
    passes: (['matched', 'unmanaged', 'unrecorded', 'beyondLog'] as const).map((state, index) => ({
      state,
      subject: subject.id,
      loggedAt: at(index),
      intendedAt: at(index),
      initiator: index === 1 ? '' : requester.id,
      record: `record-${index}`,
      ref: 'TAP-AAAAAA',
      attempt: '1',
      pass: id(900 + index),
    })),
    duties: dutyQueries.map((query, index) => ({
      query,
      asked: 40 + index,
      found: query === 'ownReview' ? [{ line: 77, request: id(100), who: approver.id }] : [],
    })),
    exceptions: linesOf([
      opened({ readOut, modes: ['elevated'] }),
      ...Array.from({ length: 8 }, () => proof('x', 'failed')),
    ]).flatMap(exceptionsIn),
    reviews: [
      {
        review: id(8),
        kind: 'weekly',
        openedAt: at(0),
        dueAt: at(3 * day),
        lines: 4,
        signed: 3,
        notOk: 1,
        signedAt: '',
        signers: [security.name],
        notes: ['Odd'],
        escalated: 1,
        late: true,
      },
    ],
    policies: [
      { version: '2025-12', hash: hex('9'), from: at(-30 * day), until: at(10 * day) },
      { version: '2026-01', hash: hex('a'), from: at(10 * day), until: '' },
    ],
    chain: {
      entries: 4_711,
      seals: 812,
      unsealed: 0,
      findings: [{ what: 'entryChanged', where: `entry 77 (request ${id(100)}, event 3)` }],
    },
    outside: { seals: [], restores: [{ n: 700, digest: hex('d'), at: at(5 * day), reason: 'Disk lost' }] },
    cases: {
      count: 900,
      rows: [{ summary: sampleSummary(), file: 'cases/TAP-AAAAAA.html' }],
      refs: new Map([[id(100), 'TAP-AAAAAA']]),
    },
    files: ['events.jsonl', 'cases/TAP-AAAAAA.html', 'passes.csv'],
    ...more,
  };
}
