import fc from 'fast-check';
import type { Event } from '../../services/requests/event';
import { contentText } from '../../services/requests/content';
import { decide } from '../../services/requests/decide';
import type { Request } from '../../services/requests/request';
import { decideOpening } from '../../services/requests/decideOpening';
import type { Command } from '../../services/requests/command';
import { evolve, fold } from '../../services/requests/evolve';
import {
  approver,
  at,
  facts,
  ids,
  manager,
  opening,
  requester,
  security,
  start,
  stranger,
  subject,
} from './examples';

type Later = Exclude<Command, { kind: 'open' }>;
type Move = (request: Request, minute: number) => Later;

const everybody = [requester, subject, manager, approver, security, stranger];
const anybody = fc.constantFrom(...everybody);
const word = fc.constantFrom('a', 'b');

const approversOf = (request: Request): readonly string[] =>
  request.approvals.map(({ approver: { id } }) => id);

/** Any command that anybody could cause, right or wrong. */
const move: fc.Arbitrary<Move> = fc.oneof(
  fc
    .record({ by: anybody, answer: fc.constantFrom('yes' as const, 'no' as const), id: word })
    .map((more): Move => () => ({ kind: 'vouch', note: 'seen', ...more })),
  fc
    .record({ by: anybody, right: fc.boolean(), id: word, left: fc.nat(3) })
    .map((more): Move => () => ({ kind: 'readBack', ...more })),
  fc.record({ by: anybody, id: word }).map(({ by, id }): Move => (_request, minute) => ({
    kind: 'present',
    by,
    id,
    code: 'abcd2345',
    until: at(minute + 5),
  })),
  fc
    .record({ id: word, of: anybody, faceScore: fc.integer({ min: 60, max: 80 }) })
    .map(({ id, of, faceScore }): Move => (_request, minute) => ({
      kind: 'presented',
      id,
      terms: { issuers: ['did:web:x'], type: 'VerifiedEmployee' },
      outcome: {
        presented: {
          issuer: 'did:web:x',
          types: ['VerifiedEmployee'],
          revocation: 'VALID',
          expiresAt: at(minute + 1),
          account: of.upn,
          faceScore,
        },
      },
    })),
  anybody.map((person): Move => () => ({ kind: 'ask', by: requester, evidence: 'inPerson', person })),
  fc.constant<Move>(() => ({ kind: 'ring', approvers: [{ ...approver, security: false }], more: false })),
  fc
    .record({
      by: anybody,
      isApprover: fc.boolean(),
      fits: fc.boolean(),
      inLine: fc.boolean(),
      samePerson: fc.boolean(),
      atRisk: fc.boolean(),
    })
    .map(({ by, isApprover, fits, ...about }): Move => (request, minute) => ({
      kind: 'approve',
      by,
      isApprover,
      isSecurity: by === security,
      steppedUp: false,
      ...about,
      pairs: 0,
      shown: fits ? contentText(request) : 'x',
      hash: contentText(request),
      subject: facts(minute),
      ids,
    })),
  anybody.map((by): Move => () => ({ kind: 'deny', by, isApprover: by === approver, reason: '' })),
  fc
    .constantFrom(
      'enrolling' as const,
      'enrolled' as const,
      'linked' as const,
      'passDeleted' as const,
      'left' as const,
      'closed' as const,
    )
    .map((kind): Move => () => ({ kind: 'record', happening: { kind } })),
  anybody.map((by): Move => (request, minute) => ({
    kind: 'ready',
    by,
    hash: contentText(request),
    standing: approversOf(request),
    subject: facts(minute),
    ids,
  })),
  fc
    .record({
      right: fc.boolean(),
      skip: fc.integer({ min: 0, max: 1 }),
      from: fc.constantFrom('one', 'another'),
    })
    .map(({ right, skip, from }): Move => (request, minute) => ({
      kind: 'intend',
      attempt: request.attempts.length + 1 - skip,
      proof: { how: 'claimCode', right, from },
      hash: contentText(request),
      standing: approversOf(request),
      subject: facts(minute),
      ids,
    })),
  fc
    .record({
      by: anybody,
      opener: fc.constantFrom('subject' as const, 'manager' as const, 'staff' as const),
    })
    .map((more): Move => () => ({ kind: 'changeOpener', readOut: undefined, ...more })),
  fc
    .record({ by: anybody, isTechnician: fc.boolean() })
    .map((more): Move => () => ({ kind: 'takeOver', receipt: '', ...more })),
  fc.integer({ min: 1, max: 3 }).map((attempt): Move => (_request, minute) => ({
    kind: 'made',
    attempt,
    pass: { id: `pass-${attempt}`, createdAt: at(minute), expiresAt: at(minute + 30), state: 'usable' },
  })),
  fc.integer({ min: 1, max: 3 }).map((attempt): Move => () => ({ kind: 'handOver', attempt })),
  fc.integer({ min: 1, max: 3 }).map((attempt): Move => () => ({ kind: 'drop', attempt, because: 'test' })),
  fc
    .constantFrom('usable' as const, 'used' as const, 'expired' as const)
    .map((state): Move => (request, minute) => ({
      kind: 'observe',
      readAt: at(minute),
      methods: facts().methods,
      pass: { id: request.attempts.at(-1)?.passId ?? '', createdAt: start, expiresAt: at(minute), state },
    })),
  fc
    .constantFrom(
      'verify' as const,
      'presentation' as const,
      'remind' as const,
      'approvalWait' as const,
      'approvalHolds' as const,
      'window' as const,
    )
    .map((timer): Move => () => ({ kind: 'timer', timer })),
  anybody.map((by): Move => () => ({ kind: 'cancel', by })),
  fc.record({ by: anybody, allowed: fc.boolean() }).map((more): Move => () => ({ kind: 'contain', ...more })),
);

/** A history of honest beginnings and any moves after them. */
/** A case that goes well up to a point, or not, and whatever anybody then does, minutes apart. */
export const history = fc.record({
  honest: fc.boolean(),
  moves: fc.array(fc.tuple(move, fc.integer({ min: 0, max: 20 })), { maxLength: 40 }),
});

/** What such a history comes to. */
export function play({ honest, moves }: { honest: boolean; moves: [Move, number][] }): {
  request: Request;
  events: Event[];
} {
  const events: Event[] = decideOpening(opening(), start).events.map((event) => ({
    ...event,
    at: start,
    by: requester.id,
  }));
  let request = fold(events);
  if (request === undefined) throw new Error('not opened');
  const good: [Move, number][] = [
    [() => ({ kind: 'vouch', by: manager, answer: 'yes', note: 'seen', id: 'v' }), 1],
    [() => ({ kind: 'readBack', by: requester, right: true, id: 'r', left: 3 }), 0],
    [
      (so, minute) => ({
        kind: 'approve',
        by: approver,
        isApprover: true,
        isSecurity: false,
        steppedUp: false,
        inLine: false,
        samePerson: false,
        atRisk: false,
        pairs: 0,
        shown: contentText(so),
        hash: contentText(so),
        subject: facts(minute),
        ids,
      }),
      1,
    ],
    ...(['enrolling', 'enrolled', 'linked'] as const).map((kind): [Move, number] => [
      () => ({ kind: 'record', happening: { kind } }),
      0,
    ]),
    [
      (so, minute) => ({
        kind: 'ready',
        by: requester,
        hash: contentText(so),
        standing: approversOf(so),
        subject: facts(minute),
        ids,
      }),
      1,
    ],
  ];
  let minute = 0;
  for (const [make, passed] of [...(honest ? good : []), ...moves]) {
    minute += passed;
    for (const happening of decide(request, make(request, minute), at(minute)).events) {
      const event = { ...happening, at: at(minute), by: 'test' };
      events.push(event);
      request = evolve(request, event);
    }
  }
  return { request, events };
}
