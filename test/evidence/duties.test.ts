import { describe, expect, test } from '@jest/globals';
import { askDuties, dutyQueries, takingPart } from '../../services/evidence/duties';
import type { DutyQuery } from '../../services/evidence/duties';
import { guideRules } from '../../services/policy/rule';
import { stranger } from '../requests/examples';
import {
  approval,
  approver,
  goodCase,
  intent,
  linesOf,
  made,
  manager,
  opened,
  proof,
  requester,
  security,
  subject,
} from './lines';

const [, asked = proof()] = goodCase;
const takeOver = { kind: 'takenOver', requester: stranger, by: stranger.id };
const readOut = { until: '2026-04-01', reason: 'No network here', approvedBy: 'The CISO', timeZone: 'UTC' };

function foundIn(said: Parameters<typeof linesOf>[0]): readonly DutyQuery[] {
  const duties = askDuties();
  duties.takeCase(linesOf(said));
  return duties.answers().flatMap(({ query, found }) => found.map(() => query));
}

test('a case as it should be is found by no query, and each says of how many it was asked', () => {
  const duties = askDuties();
  duties.takeCase(linesOf(goodCase));
  duties.takeCase(linesOf(goodCase, 'other'));
  const answers = duties.answers();
  expect(answers.map(({ query }) => query)).toEqual(dutyQueries);
  expect(answers.flatMap(({ found }) => found)).toEqual([]);
  const count = Object.fromEntries(answers.map(({ query, asked: number }) => [query, number]));
  expect(count).toEqual({
    ...Object.fromEntries(dutyQueries.map((query) => [query, 2])),
    ownReview: 0,
    oneSwitch: 0,
  });
});

test.each<[string, Parameters<typeof linesOf>[0], readonly DutyQuery[]]>([
  [
    'the technician approved',
    [opened(), proof(), approval(requester), intent()],
    ['ownRequest', 'ownRequest'],
  ],
  [
    'somebody approved, took the case over and kept the approval',
    [
      opened(),
      proof(),
      approval(),
      { ...takeOver, requester: approver, by: approver.id },
      approval(approver),
      intent(),
    ],
    ['ownRequest', 'ownRequest'],
  ],
  ['the subject approved', [opened(), proof(), approval(subject), intent()], ['ownPass']],
  [
    'whoever was asked approved',
    [opened(), asked, proof(stranger.id), approval(manager), intent()],
    ['witness'],
  ],
  ['whoever gave evidence approved', [opened(), proof(), approval(manager), intent()], ['witness']],
  [
    'somebody else pressed for the approver',
    [opened(), proof(), { ...approval(), by: requester.id }, intent()],
    ['pressedByAnother'],
  ],
  ['nobody approved', [opened(), proof(), intent()], ['tooFew']],
  ['it was approved for another technician', [opened(), proof(), approval(), takeOver, intent()], ['tooFew']],
  [
    'it was approved for another opener',
    [opened(), proof(), approval(), { kind: 'openerChanged', opener: 'manager', by: requester.id }, intent()],
    ['tooFew'],
  ],
  [
    'two approved two different texts',
    [
      opened({ rule: { ...guideRules.privileged, securityApprovals: 0 } }),
      proof(),
      approval(approver, { hash: 'one' }),
      approval(security, { hash: 'two' }),
      intent(),
    ],
    ['tooFew'],
  ],
  [
    'one approved twice where two are needed',
    [
      opened({ rule: { ...guideRules.privileged, securityApprovals: 0 } }),
      proof(),
      approval(),
      approval(),
      intent(),
    ],
    ['tooFew'],
  ],
  [
    'a privileged account had one approver, whatever its rule says',
    [
      opened({ class: 'privileged', rule: { ...guideRules.privileged, approvals: 1, securityApprovals: 0 } }),
      proof(),
      approval(),
      intent(),
    ],
    ['tooFew', 'noSecurity'],
  ],
  ['there was no evidence', [opened(), approval(), intent()], ['selfProven']],
  [
    'all evidence was the technician’s',
    [opened(), proof(requester.id), approval(), intent()],
    ['selfProven'],
  ],
  ['the evidence failed', [opened(), proof(manager.id, 'failed'), approval(), intent()], ['selfProven']],
  [
    'the evidence was that of a technician who gave the case up',
    [opened(), proof(requester.id), takeOver, approval(), intent()],
    ['selfProven'],
  ],
  ['the technician was the subject', [opened({ requester: subject })], ['forOneself']],
  [
    'the subject took the case over',
    [opened(), { ...takeOver, requester: subject, by: subject.id }],
    ['forOneself'],
  ],
  ['the technician opened', [opened(), proof(), approval(), intent(requester.id)], ['requesterOpened']],
  ['a pass was made without an intent', [...goodCase.slice(0, -2), made()], ['noIntent']],
  ['a pass was made on the intent of another', [...goodCase.slice(0, -1), made(2)], ['noIntent']],
  [
    'a rule cannot be read',
    [{ kind: 'opened', opening: {} }, proof(), approval(), intent()],
    ['tooFew', 'noSecurity', 'forOneself'],
  ],
])('it is found that %s', (_what, said, found) => {
  expect(foundIn(said)).toEqual(found);
});

test.each<[string, Parameters<typeof linesOf>[0]]>([
  [
    'a technician who reads out by the dated exception',
    [opened({ readOut }), proof(), approval(), intent(requester.id)],
  ],
  [
    'the same exception, chosen later',
    [
      opened(),
      proof(),
      { kind: 'openerChanged', opener: 'technicianByPhone', readOut, by: requester.id },
      approval(),
      intent(requester.id),
    ],
  ],
  [
    'two approvers, one of them of security',
    [
      opened({ class: 'privileged', rule: guideRules.privileged }),
      proof(),
      approval(),
      approval(security, { security: true }),
      intent(security.id),
    ],
  ],
  ['a second pass under one approval', [...goodCase, intent('subject', 2), made(2)]],
  [
    'ids in capitals',
    goodCase.map(
      (one) => JSON.parse(JSON.stringify(one).replaceAll(manager.id, manager.id.toUpperCase())) as typeof one,
    ),
  ],
])('nothing is found in %s', (_what, said) => {
  expect(foundIn(said)).toEqual([]);
});

test('everybody has a part who held, proved, decided or opened a case, or is its subject', () => {
  const lines = linesOf([...goodCase.slice(0, -2), intent(stranger.id)]);
  expect([...takingPart(lines)].sort()).toEqual(
    [subject, requester, manager, approver, stranger].map(({ id }) => id).sort(),
  );
});

describe('of a review', () => {
  const review = (signer: typeof security) =>
    linesOf([
      {
        kind: 'reviewOpened',
        lines: [
          { key: 'a', requestId: 'case' },
          { key: 'b', personId: stranger.id },
        ],
      },
      { kind: 'reviewSigned', line: 'a', person: signer, ok: true, by: signer.id },
      { kind: 'reviewSigned', line: 'b', person: signer, ok: true, by: signer.id },
    ]);
  const partsOf = (request: string) => takingPart(request === 'case' ? linesOf(goodCase) : []);

  test.each([
    ['somebody without a part', security, 0],
    ['the approver of the case', approver, 1],
    ['whoever a line is about', stranger, 1],
  ])('lines signed by %s are told', (_what, signer, found) => {
    const duties = askDuties();
    duties.takeReview(review(signer), partsOf);
    const own = duties.answers().find(({ query }) => query === 'ownReview');
    expect(own).toMatchObject({ asked: 2 });
    expect(own?.found).toHaveLength(found);
  });
});

describe('of the desk', () => {
  const switches = (...said: Parameters<typeof linesOf>[0]) => {
    const duties = askDuties();
    duties.takeDesk(linesOf(said, 'desk'), () => true);
    return duties.answers().find(({ query }) => query === 'oneSwitch');
  };
  const ask = { kind: 'switchAsked', what: 'stop', person: security, by: security.id };
  const stop = (who: string) => ({ kind: 'issuingStopped', by: who });

  test('a switch that two people made is fine, and what an operator did is not asked for', () => {
    expect(switches(ask, stop(approver.id), stop('operator'))).toMatchObject({ asked: 1, found: [] });
  });

  test('a switch that one person made, or that nobody asked for, is found', () => {
    expect(switches(ask, stop(security.id))?.found).toHaveLength(1);
    expect(switches(stop(security.id))?.found).toHaveLength(1);
    expect(switches(ask, stop(approver.id), stop(approver.id))?.found).toHaveLength(1);
  });

  test('who asked before the beginning was dropped is not held against anybody', () => {
    const duties = askDuties();
    duties.takeDesk(linesOf([ask, stop(approver.id)]).slice(1), () => true);
    expect(duties.answers().at(-1)).toMatchObject({ asked: 0, found: [] });
  });
});
