import { describe, expect, test } from '@jest/globals';
import { isOpen, judgeRequest, raisedBy } from '../../../services/itsm/jira/facts';
import { customerRequest, issue, read } from '../../../services/itsm/jira/shapes';

const subject = { id: '1', name: 'Kari Nordmann', upn: 'kari.nordmann@contoso.example' };
const kari = { accountId: 'qm:1', displayName: 'Kari Nordmann', emailAddress: subject.upn, active: true };
const mona = { accountId: 'qm:2', displayName: 'Mona', emailAddress: 'mona@contoso.example', active: true };
const hidden = { accountId: 'qm:1', displayName: 'Kari Nordmann' };

const requestOf = (more: object) =>
  read(customerRequest, { issueId: '10001', issueKey: 'HELP-1', reporter: kari, ...more });
const issueOf = (fields: object) => read(issue, { id: '10001', key: 'HELP-1', fields });

describe('whom a request is for', () => {
  test.each([
    [
      'the reporter’s mail is the subject’s',
      { ...kari, emailAddress: 'Kari.Nordmann@Contoso.example' },
      'match',
    ],
    ['the mail is a namesake’s', { ...kari, emailAddress: 'kari.nordmann2@contoso.example' }, 'mismatch'],
    ['the mail is in another domain', { ...kari, emailAddress: 'kari.nordmann@evil.example' }, 'mismatch'],
    ['the mail is hidden and only the display name is there', hidden, 'unknown'],
    ['the mail is null, as a private profile has it', { ...kari, emailAddress: null }, 'unknown'],
    ['the mail is no mail', { ...kari, emailAddress: 'Kari Nordmann' }, 'unknown'],
    ['the display name is a mail', { ...hidden, displayName: subject.upn }, 'unknown'],
    ['the account is not active', { ...kari, active: false }, 'unknown'],
    ['there is no reporter', undefined, 'unknown'],
  ])('when %s', (_, reporter, judged) => {
    expect(judgeRequest(requestOf({ reporter }), subject)).toBe(judged);
  });

  test('anybody can be made a participant, so that a participant is not confirmed', () => {
    const participants = { values: [mona, kari] };
    expect(judgeRequest(requestOf({ reporter: mona, participants }), subject)).toBe('unknown');
    expect(judgeRequest(requestOf({ reporter: mona, participants: { values: [hidden] } }), subject)).toBe(
      'mismatch',
    );
  });
});

describe('who raised a request', () => {
  test.each([
    ['the mail of who made the issue', mona, mona.emailAddress],
    ['the mail that the other answer shows of the same account', hidden, subject.upn],
    ['nobody, when it is hidden', { accountId: 'qm:3', displayName: 'Mona' }, undefined],
    ['nobody, when Jira does not say', null, undefined],
  ])('%s', (_, creator, mail) => {
    expect(raisedBy(requestOf({}), issueOf({ creator }))).toBe(mail);
  });
});

describe('whether a request is open', () => {
  test.each([
    ['NEW', null, true],
    ['INDETERMINATE', undefined, true],
    ['INDETERMINATE', { name: 'Done' }, false],
    ['DONE', null, false],
  ])('in category %s with resolution %j', (statusCategory, resolution, open) => {
    expect(isOpen(requestOf({ currentStatus: { statusCategory } }), issueOf({ resolution }))).toBe(open);
  });

  test.each([undefined, {}, { statusCategory: 'UNDEFINED' }, { statusCategory: 'done' }])(
    'status %j is trouble, not an answer',
    (currentStatus) => {
      expect(() => isOpen(requestOf({ currentStatus }), issueOf({}))).toThrow('DESK_FORBIDDEN');
    },
  );
});
