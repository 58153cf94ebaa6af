import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Event } from '../../services/requests/event';
import { contentText } from '../../services/requests/content';
import { decide } from '../../services/requests/decide';
import { due } from '../../services/requests/due';
import { evolve, fold } from '../../services/requests/evolve';
import { looks } from '../../services/requests/looks';
import { nextStep } from '../../services/requests/nextStep';
import type { Request } from '../../services/requests/request';
import { decideOpening } from '../../services/requests/decideOpening';
import type { Command } from '../../services/requests/command';
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

/** Any command that anybody could cause, right or wrong. */
const approversOf = (request: Request): readonly string[] =>
  request.approvals.map(({ approver: { id } }) => id);

const move: fc.Arbitrary<Move> = fc.oneof(
  fc
    .record({ by: anybody, answer: fc.constantFrom('yes' as const, 'no' as const), id: word })
    .map((more): Move => () => ({ kind: 'vouch', note: 'seen', ...more })),
  fc
    .record({ by: anybody, right: fc.boolean(), id: word, left: fc.nat(3) })
    .map((more): Move => () => ({ kind: 'readBack', ...more })),
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
    .record({ right: fc.boolean(), skip: fc.integer({ min: 0, max: 1 }) })
    .map(({ right, skip }): Move => (request, minute) => ({
      kind: 'intend',
      attempt: request.attempts.length + 1 - skip,
      proof: { how: 'claimCode', right },
      hash: contentText(request),
      standing: approversOf(request),
      subject: facts(minute),
      ids,
    })),
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
const history = fc.record({
  honest: fc.boolean(),
  moves: fc.array(fc.tuple(move, fc.integer({ min: 0, max: 20 })), { maxLength: 40 }),
});

function play({ honest, moves }: { honest: boolean; moves: [Move, number][] }): {
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

test('no pass is intended without a quorum of people who have no other part in the request', () => {
  fc.assert(
    fc.property(history, (moves) => {
      const { request, events } = play(moves);
      const intended = events.findIndex((event) => event.kind === 'intended');
      if (intended < 0) return;
      const before = fold(events.slice(0, intended));
      const approvers = new Set(before?.approvals.map((approval) => approval.approver.id));
      expect(approvers.size).toBeGreaterThanOrEqual(request.rule.approvals);
      const others = [
        requester.id,
        subject.id,
        request.requester.id,
        ...request.earlier.map(({ id }) => id),
        ...request.asked.map((asked) => asked.person.id),
        ...request.evidence.map((item) => item.by),
      ];
      for (const id of approvers) expect(others).not.toContain(id);
      expect(before?.evidence.some((item) => item.result === 'passed' && item.by !== requester.id)).toBe(
        true,
      );
    }),
    { numRuns: 600 },
  );
});

test('at most one pass of a request is alive, and a passcode is shown at most twice', () => {
  fc.assert(
    fc.property(history, (moves) => {
      const { attempts } = play(moves).request;
      expect(
        attempts.filter((attempt) => attempt.passId !== undefined && !attempt.gone).length,
      ).toBeLessThanOrEqual(1);
      expect(attempts.filter((attempt) => attempt.state === 'handedOver').length).toBeLessThanOrEqual(2);
    }),
    { numRuns: 600 },
  );
});

test('whatever happened, an ended request reaches closed by its own steps, with no pass and no membership left', () => {
  fc.assert(
    fc.property(history, (moves) => {
      let { request } = play(moves);
      const apply = (command: Later): void => {
        for (const event of decide(request, command, at(900)).events)
          request = evolve(request, { ...event, at: at(900), by: 'test' });
      };
      apply({ kind: 'revoke', by: approver, allowed: true });
      const records = {
        deletePass: 'passDeleted',
        leave: 'left',
        revokeSessions: 'sessionsRevoked',
        confirm: 'closed',
      } as const;
      for (let count = 0; count < 6 && request.stage !== 'closed'; count += 1) {
        const step = nextStep(request);
        if (step === 'removeMethods')
          apply({ kind: 'record', happening: { kind: 'methodsRemoved', methods: [] } });
        else if (step !== undefined && step in records)
          apply({ kind: 'record', happening: { kind: records[step as keyof typeof records] } });
      }
      expect(request.stage).toBe('closed');
      expect(request.attempts.every((attempt) => attempt.gone)).toBe(true);
      expect(['none', 'left']).toContain(request.membership);
    }),
    { numRuns: 400 },
  );
});

test('a history folds to what it was built from, survives JSON, and names each job and slot once', () => {
  fc.assert(
    fc.property(history, (moves) => {
      const { request, events } = play(moves);
      expect(fold(events)).toEqual(request);
      const kept = JSON.parse(JSON.stringify(request)) as Request;
      expect(due(kept)).toEqual(due(request));
      for (const names of [due(request).map((job) => job.key), looks(request).map((slot) => slot.name)]) {
        expect(new Set(names).size).toBe(names.length);
      }
    }),
    { numRuns: 400 },
  );
});
