import { describe, expect, test } from '@jest/globals';
import { link } from '../../services/audit/chain';
import { concealed } from '../../services/audit/personal';
import { raiseConcern } from '../../services/alerting/decide';
import type { ConcernHappening } from '../../services/alerting/concern';
import type { CircleHappening } from '../../services/contacts/circle';
import type { DeskHappening } from '../../services/desk/state';
import type { Outgoing } from '../../services/eventSink';
import { guidePolicy } from '../../services/policy/policy';
import type { Happening } from '../../services/requests/event';
import { ocsfEvent } from '../../services/siem/ocsf';
import { alert, pass } from '../alerting/examples';
import { approver, at, id, opening, recoveryGroup, security, subject } from '../requests/examples';
import { ocsfShape } from './ocsfSchema';

const origin = { tenantId: id(60), version: '0.1.0' };
const { ref } = opening().opening;
const about = { ref, subjectId: subject.id, groupId: recoveryGroup };

/** An entry as the trail has it. */
function entryOf(
  happening: Happening | DeskHappening | ConcernHappening | CircleHappening,
  { by = 'desk', ofCase = true }: { readonly by?: string; readonly ofCase?: boolean } = {},
): Outgoing {
  const { body } = concealed({ ...happening, at: at(0), by }, 'salt');
  const requestId = id(61);
  const hash = link('', { requestId, seq: 1, body });
  const entry = { id: 7, requestId, seq: 1, at: at(0), by, kind: happening.kind, body, hash };
  return { entry, about: ofCase ? about : undefined };
}

const fresh = { id: id(99), topic: 't', held: false, pass, escalation: guidePolicy.alerts.escalation };
const vouched = {
  id: 'vouch',
  expiresAt: at(30),
  kind: 'managerVouch',
  result: 'passed',
  by: approver.id,
  at: at(0),
  note: 'A private matter',
} as const;
const [raised] = raiseConcern(undefined, [alert()], fresh);
const concern: readonly ConcernHappening[] = [
  ...raiseConcern(undefined, [alert(), alert({ severity: 'critical' })], fresh),
  { kind: 'alertReleased' },
  { kind: 'alertAcknowledged', person: security },
  { kind: 'alertResolved', person: security, as: 'falsePositive', note: 'A private matter' },
  { kind: 'alertEscalated', step: 1, to: [security] },
  { kind: 'deedAsked', what: 'revoke', person: approver },
  { kind: 'deedDecided', what: 'revoke', person: security },
  { kind: 'deedDone', what: 'revoke' },
  { kind: 'alertTold', slot: 'card', look: 'x', receipt: 'where it was sent' },
  { kind: 'alertUndelivered', slot: 'card', look: 'x', code: 'CHAT_GONE' },
];
const cases: readonly (readonly [Happening, number, number])[] = [
  [{ kind: 'opened', opening: opening().opening }, 3004, 1],
  [{ kind: 'submitted' }, 3004, 3],
  [{ kind: 'evidenced', item: { ...vouched, byName: 'A private name' } }, 3004, 3],
  [{ kind: 'denied', approver, reason: 'A private matter' }, 3004, 3],
  [{ kind: 'enrolled' }, 3006, 3],
  [{ kind: 'left' }, 3006, 4],
  [{ kind: 'made', attempt: 1, passId: id(91), expiresAt: at(30) }, 3001, 10],
  [{ kind: 'registered', methods: [{ id: 'm', kind: 'passkey', label: 'A private key' }] }, 3001, 10],
  [{ kind: 'passDeleted' }, 3001, 11],
  [{ kind: 'methodsRemoved', methods: ['A private telephone'] }, 3001, 11],
  [{ kind: 'closed' }, 3004, 3],
];

test.each(cases)('%j is of class %i, activity %i', (happening, classUid, activity) => {
  const event = ocsfShape.parse(ocsfEvent(entryOf(happening, { by: approver.id }), origin));
  expect([event.class_uid, event.activity_id]).toEqual([classUid, activity]);
  expect(event).toMatchObject({ actor: { user: { uid: approver.id, type_id: 1 } }, severity_id: 1 });
});

test('what happens to an account and its group names both by their object ids', () => {
  expect(ocsfEvent(entryOf({ kind: 'enrolled' }), origin)).toMatchObject({
    user: { uid: subject.id },
    group: { uid: recoveryGroup },
    actor: { user: { name: 'desk', type_id: 3 } },
  });
});

test('an entry whose case was dropped is still an event', () => {
  const event = ocsfShape.parse(ocsfEvent(entryOf({ kind: 'enrolled' }, { ofCase: false }), origin));
  expect(event.class_uid).toBe(3004);
});

test('what happens to the desk as a whole is a change of it, also what is held back of alerts', () => {
  for (const happening of [
    { kind: 'issuingResumed' },
    { kind: 'alertsHeld', count: 3 },
  ] as readonly DeskHappening[])
    expect(ocsfShape.parse(ocsfEvent(entryOf(happening, { ofCase: false }), origin))).toMatchObject({
      class_uid: 3004,
      entity: { type: 'desk' },
    });
});

test('what happens to recovery contacts is a change of these, without a name', () => {
  const named: CircleHappening = {
    kind: 'contactNamed',
    id: id(61),
    owner: subject,
    person: security,
    shaken: false,
  };
  const event = ocsfShape.parse(ocsfEvent(entryOf(named, { ofCase: false }), origin));
  expect(event).toMatchObject({ class_uid: 3004, entity: { type: 'contacts', uid: id(61) } });
  expect(JSON.stringify(event)).not.toMatch(/"Subject"|"Security"|@example/);
  expect(JSON.stringify(event)).toContain(security.id);
});

describe('an alert is a detection finding', () => {
  test.each(concern)('when it is told that $kind', (happening) => {
    const event = ocsfShape.parse(ocsfEvent(entryOf(happening, { ofCase: false }), origin));
    expect(event.class_uid).toBe(2004);
  });

  test('with rule, severity, accounts, records and what to do', () => {
    if (raised === undefined) throw new Error('nothing was raised');
    expect(ocsfEvent(entryOf(raised, { ofCase: false }), origin)).toMatchObject({
      activity_id: 1,
      severity_id: 4,
      status_id: 1,
      finding_info: {
        uid: id(61),
        title: 'unmanagedPass',
        analytic: { uid: 'unmanagedPass' },
        related_events: [{ uid: 'record-1' }],
      },
      resources: [
        { uid: subject.id, type: 'subject' },
        { uid: id(90), type: 'initiator' },
      ],
      remediation: { desc: 'revokePass' },
      unmapped: { event: { alert: { because: { code: 'noCase' } } } },
    });
  });

  test.each([
    ['falsePositive', 3],
    ['handled', 4],
    ['accepted', 4],
  ] as const)('that is closed as %s', (as, status) => {
    const resolved = { kind: 'alertResolved', person: security, as, note: '' } as const;
    expect(ocsfEvent(entryOf(resolved), origin)).toMatchObject({ activity_id: 3, status_id: status });
  });
});

test('no name, number, text or receipt goes out; object ids do', () => {
  const happenings = [...concern, ...cases.map(([happening]) => happening)];
  const sent = JSON.stringify(happenings.map((one) => ocsfEvent(entryOf(one), origin)));
  expect(sent).not.toMatch(/"(?:Security|Approver|Subject)"|@example|private|where it was sent/);
  expect(sent).not.toContain(`"${opening().opening.locator}"`);
  expect(sent).toContain(security.id);
});

test('the id of an event is its link in the chain: the same each time, another for another entry', () => {
  const uid = (happening: Happening): unknown =>
    (ocsfEvent(entryOf(happening), origin)['metadata'] as { readonly uid: unknown }).uid;
  expect(uid({ kind: 'submitted' })).toBe(uid({ kind: 'submitted' }));
  expect(uid({ kind: 'submitted' })).not.toBe(uid({ kind: 'closed' }));
});
