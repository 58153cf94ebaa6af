import { describe, expect, test } from '@jest/globals';
import { readTask, ticketFacts } from '../../../services/itsm/serviceNow/ticket';

const subject = { id: '1', name: 'Kari Nordmann', upn: 'kari.nordmann@contoso.example' };

function facts(row: Readonly<Record<string, string>>, table = 'incident') {
  const whole = { sys_id: '0'.repeat(32), number: 'INC0010001', active: 'true', state: '2', ...row };
  return ticketFacts(readTask(whole), table, subject);
}

describe('whether a ticket is open', () => {
  test.each([
    ['incident', '1', true],
    ['incident', '2', true],
    ['incident', '3', true],
    ['incident', '6', false],
    ['incident', '7', false],
    ['incident', '8', false],
    ['incident', 'Resolved', false],
    ['sc_req_item', '2', true],
    ['sc_req_item', '3', false],
    ['sc_task', '4', false],
    ['task', '7', false],
  ])('%s in state %s', (table, state, open) => {
    expect(facts({ state }, table).open).toBe(open);
  });

  test('what is not active is not open, whatever its state', () => {
    expect(facts({ active: 'false', state: '2' }).open).toBe(false);
  });

  test.each(['active', 'state'])('a hidden %s is trouble, not an answer', (field) => {
    expect(() => facts({ [field]: '' })).toThrow('DESK_FORBIDDEN');
  });
});

describe('whom a ticket is for', () => {
  test.each([
    ['the user name is the subject’s', { 'caller_id.user_name': 'Kari.Nordmann@Contoso.example' }, 'match'],
    ['the mail is the subject’s', { 'caller_id.email': 'kari.nordmann@contoso.example' }, 'match'],
    ['the item was requested for the subject', { 'requested_for.email': subject.upn }, 'match'],
    [
      'the task’s item was requested for the subject',
      { 'request_item.requested_for.email': subject.upn },
      'match',
    ],
    ['the mail is a namesake’s', { 'caller_id.email': 'kari.nordmann2@contoso.example' }, 'mismatch'],
    ['the mail is in another domain', { 'caller_id.email': 'kari.nordmann@evil.example' }, 'mismatch'],
    ['everything is hidden', {}, 'unknown'],
    ['only a display name is there', { caller_id: 'Kari Nordmann' }, 'unknown'],
    ['only a bare user name is there', { 'caller_id.user_name': 'kari.nordmann' }, 'unknown'],
    [
      'the desk’s account is not active',
      { 'caller_id.email': subject.upn, 'caller_id.active': 'false' },
      'unknown',
    ],
  ])('when %s', (_, row, judged) => {
    expect(facts(row).forSubject).toBe(judged);
  });
});

describe('who raised a ticket', () => {
  test.each([
    ['a mail rather than a bare user name', 'mona', 'mona@contoso.example', 'mona@contoso.example'],
    ['the user name when there is nothing else', 'mona', '', 'mona'],
    ['the subject, when either name is the subject’s', 'other@contoso.example', subject.upn, subject.upn],
    ['nobody, when it is hidden', '', '', undefined],
  ])('%s', (_, user, mail, raisedBy) => {
    expect(facts({ 'opened_by.user_name': user, 'opened_by.email': mail }).raisedBy).toBe(raisedBy);
  });
});
