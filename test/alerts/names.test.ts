import { expect, test } from '@jest/globals';
import { contactNamed, kindOf, methodNamed, policyNamed, roleNamed } from '../../services/alerts/names';

const entry = (activity: string, reason = '', ...properties: string[]) => ({ activity, reason, properties });

test.each([
  ['Admin registered security info', 'Admin registered temporary access pass method for user', 'passCreated'],
  ['User registered security info', 'User registered temporary access pass method', 'passCreated'],
  ['ADMIN REGISTERED SECURITY INFO', 'ADMIN REGISTERED TEMPORARY ACCESS PASS METHOD FOR USER', 'passCreated'],
  ['Create Temporary Access Pass method for user', '', 'passCreated'],
  ['Admin deleted security info', 'Admin deleted temporary access pass method for user', 'passDeleted'],
  ['Admin registered security info', 'Admin registered phone method for user', 'methodRegistered'],
  ['User deleted security info', 'User deleted Authenticator App', 'methodDeleted'],
  ['Set user manager', '', 'contactChanged'],
  ['Reset user password', '', 'passwordChanged'],
  ['Reset password (self-service)', 'Successfully completed reset.', 'passwordChanged'],
  ['Add member to role', '', 'roleAssigned'],
  ['Add member to role completed (PIM activation)', '', 'roleAssigned'],
  ['Add eligible member to role in PIM completed (permanent)', '', 'roleAssigned'],
  ['Add member to group', '', 'memberAdded'],
  ['Remove member from group', '', 'memberRemoved'],
  ['Update conditional access policy', '', 'policyChanged'],
  ['Authentication Methods Policy Update', '', 'policyChanged'],
  ['Register device', '', 'deviceRegistered'],
  ['Consent to application', '', 'appGranted'],
])('“%s” with reason “%s” is about %s', (activity, reason, kind) => {
  expect(kindOf(entry(activity, reason))).toBe(kind);
});

test('the reason tells before the name, and the name before a property', () => {
  expect(kindOf(entry('Update user', 'Admin registered temporary access pass method for user'))).toBe(
    'passCreated',
  );
  expect(kindOf(entry('Reset user password', '', 'TemporaryAccessPassUsage'))).toBe('passwordChanged');
  expect(kindOf(entry('Update user', '', 'DisplayName', 'TemporaryAccessPassUsage'))).toBe('passCreated');
  expect(kindOf(entry('Update user', '', 'TelephoneNumber'))).toBe('contactChanged');
  expect(kindOf(entry('Update user', '', 'StrongAuthenticationMethod'))).toBe('methodRegistered');
});

test('a property of something that is deleted is no sign that it was made', () => {
  expect(kindOf(entry('Delete user', '', 'TemporaryAccessPassUsage'))).toBeUndefined();
});

test.each([
  'User started security info registration',
  'Add member to role requested (PIM activation)',
  'Add member to role request approved (PIM activation)',
  'Update user',
  'Add user',
])('“%s” is about nothing that is watched', (activity) => {
  expect(kindOf(entry(activity))).toBeUndefined();
});

test('an organisation can add the names that its tenant uses', () => {
  const name = {
    kind: 'passCreated',
    reasons: [],
    activities: ['Zugriffspass erstellt'],
    properties: [],
  } as const;
  expect(kindOf(entry('zugriffspass erstellt'), [name])).toBe('passCreated');
  expect(kindOf(entry('zugriffspass erstellt'))).toBeUndefined();
});

test.each([
  ['User registered Fido2 Authentication Method', 'passkey'],
  ['User registered Passkey (device-bound) in Authenticator', 'passkey'],
  ['User registered Windows Hello for Business', 'windowsHello'],
  ['Platform Credential', 'platformCredential'],
  ['User registered Authenticator App with Notification and Code', 'authenticator'],
  ['User registered OATH token', 'softwareOath'],
  ['Admin registered phone method for user', 'phone'],
  ['User registered email method', 'email'],
  ['QR code method', 'qrCode'],
  ['external method', 'external'],
  ['User registered password', 'password'],
  ['Admin registered temporary access pass method for user', 'pass'],
  ['something new', 'other'],
])('“%s” names %s', (text, method) => {
  expect(methodNamed(text)).toBe(method);
});

test('contacts, roles and policies are told apart by name', () => {
  expect(contactNamed(entry('Set user manager'))).toBe('manager');
  expect(contactNamed(entry('Update user', '', 'AlternateEmail'))).toBe('mail');
  expect(contactNamed(entry('Update user', '', 'Mobile'))).toBe('phone');
  expect(roleNamed(entry('Add member to role completed (PIM activation)'))).toBe('activated');
  expect(roleNamed(entry('Add eligible member to role'))).toBe('eligible');
  expect(roleNamed(entry('Add member to role'))).toBe('active');
  expect(policyNamed(entry('Update authentication strength'))).toBe('strength');
  expect(policyNamed(entry('Update group'))).toBe('targetGroup');
  expect(policyNamed(entry('Delete named location'))).toBe('conditionalAccess');
  expect(policyNamed(entry('Update conditional access policy'))).toBe('conditionalAccess');
  expect(policyNamed(entry('Authentication Methods Policy Update'))).toBe('passPolicy');
});
