import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { decide } from '../../services/requests/decide';
import { due } from '../../services/requests/due';
import { looks } from '../../services/requests/looks';
import { nextStep } from '../../services/requests/nextStep';
import type { Request } from '../../services/requests/request';
import type { Command } from '../../services/requests/command';
import { evolve, fold } from '../../services/requests/evolve';
import { approver, at, requester, subject } from './examples';
import { history, play } from './moves';

test('no pass is intended without a quorum of people who have no other part in the request (AC-26)', () => {
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

test('a presentation is never two pieces of evidence, and one that passed is the subject’s with a sure face', () => {
  fc.assert(
    fc.property(history, (moves) => {
      const items = play(moves).request.evidence.filter(({ kind }) => kind === 'verifiedId');
      expect(new Set(items.map(({ id }) => id)).size).toBe(items.length);
      for (const { result, because, by } of items) {
        expect(by).toBe(subject.id);
        expect(['otherPerson', 'faceUnsure', undefined]).toContain(because);
        expect(result === 'passed').toBe(because === undefined);
      }
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
      const apply = (command: Exclude<Command, { kind: 'open' }>): void => {
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
