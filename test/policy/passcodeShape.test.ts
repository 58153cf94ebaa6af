import { describe, expect, test } from '@jest/globals';
import { randomInt } from 'node:crypto';
import { hasPasscodeShape } from '../../services/policy/passcodeShape';

/** Letters of both cases, digits and symbols, as Entra draws them. */
const alphabet = Array.from({ length: 94 }, (_, index) => String.fromCharCode(33 + index));
const draw = (length: number): string =>
  Array.from({ length }, () => alphabet[randomInt(alphabet.length)] ?? '').join('');

describe('what has the shape of a passcode', () => {
  test.each([
    '+drkzqAD',
    'aB3+dE/9fK',
    'Kx7mPq2R',
    'it says Kx7mPq2R',
    'My pass is "t!8zPx^A".',
    'Kx7mPq2R!',
    '(Kx7mPq2R)',
    'new Kx7mPq2R',
    'pass:Kx7mPq2R',
    'Zq4:xW9/Lr2&',
  ])('%s', (text) => {
    expect(hasPasscodeShape(text)).toBe(true);
  });

  test.each([
    [8, 0.9],
    [12, 0.95],
    [16, 0.965],
  ])('of ten thousand that are drawn at random with %i characters, at least %d', (length, least) => {
    const drawn = Array.from({ length: 10_000 }, () => draw(length));
    const noticed = drawn.filter((passcode) => hasPasscodeShape(`this one: ${passcode}`));
    expect(noticed.length / drawn.length).toBeGreaterThan(least);
  });
});

describe('what people write has not', () => {
  test.each([
    'new',
    'status',
    'help',
    'desk please',
    'Hello, I need a Temporary Access Pass for Lea Lostphone.',
    'lea.lostphone@contoso.example',
    'Lea.Lostphone2@contoso.example, please',
    'kari_nordmann+test@Contoso-Group.example',
    'INC0010001',
    'RITM0010023 and SCTASK0010004',
    'DESK-1234',
    'A1B2-12345',
    'IT_SEC2-77',
    'DESKTOP-4F7K2Q9, LAPTOP-8SGKQ2LM',
    'WIN-7Q0M4KDLU2P',
    'Lost PF3XK2M9 (serial number)',
    'TAP-7K3F9M',
    'TAP-7K3F9M, TAP-AAAAAA.',
    'The code is 4821 7730',
    '48217730',
    '4821-7730',
    'abcd2345',
    'a7xk29pq',
    'https://desk.example.com/h/a7xk29pq',
    'desk.example.com/h/a7xk29pq',
    'https://login.microsoftonline.com/common/oauth2?State=Kx7mPq2R!',
    'aka.ms/mysecurityinfo',
    '+47 22 00 00 08',
    '+4790000008',
    '+1-555-0100',
    '2026-03-31T12:00:00Z',
    '31.03.2026, 14:35',
    '7e000000-0000-4000-8000-000000000001',
    'Windows11 and Office365',
    'iPhone15Pro',
    "She can't sign in to Microsoft365/Teams!",
    'PowerPoint/SharePoint',
    'OneDrive, WhatsApp (YouTube)',
    'Covid-19',
    "O'Brien's iPhone",
    'Anne-Marie Ås-Hansen',
    'Monday/Tuesday',
    'Wait...what?',
    'C++/Java',
    'user: Tara/Theo',
    'e-mail+Teams',
    'HTTP/1.1 and TLS1.3',
    'FIDO2-Key',
    'Room3B/Floor2',
    'YubiKey5C',
    'Jeg får ikke logget inn på PC-en min, kan dere hjelpe?',
    'Telefonen ble stjålet på T-banen i går kl. 17:45',
    'ASAP!!!!',
    'PASSWORD: forgotten',
    'What’s the status of INC0010001?',
    'lost-phone/MFA-reset',
    '',
  ])('%s', (text) => {
    expect(hasPasscodeShape(text)).toBe(false);
  });

  test('and a long text is read quickly', () => {
    const started = performance.now();
    expect(hasPasscodeShape(`${'aA'.repeat(40_000)} ${"a'".repeat(20_000)}`)).toBe(false);
    expect(performance.now() - started).toBeLessThan(200);
  });
});

describe('the edges of the shape', () => {
  test.each<[string, boolean]>([
    ['Kx7mPq2', false],
    ['Kx7mPq2R'.repeat(6), true],
    [`${'Kx7mPq2R'.repeat(6)}T`, false],
    ['Kx7mPq2Rå', false],
    ['åKx7mPq2R', false],
    [`${'word '.repeat(800)}Kx7mPq2R`, false],
    ['one   Kx7mPq2R', true],
    ['*_Kx7mPq2R_*', true],
    ['TAP-7K3F9MKx7mPq2R', true],
    ['Kx7mPq2R@Xq9', true],
    ['Kx7!mPq2@a.b-c.example', true],
    ['lea.b@contoso.co.example', false],
    ['L2@b-c.Example.org', false],
    ['L2@Contoso.example/Kx7mPq2R', true],
    ['Https://a.b/Kx7mPq2R', false],
    ['Kx7/https://aB3x', true],
    ['Desk.example.com:8443/Kx7mPq2R', false],
    ['!Kx7.example', true],
    ['Desk.example.com!Kx7mP', true],
    ['00000000-0000-4000-8000-00000000000F', false],
    ['00AaBbCc-0000-4000-8000-0000DdEeFf11', false],
    ['Chrome/126.0.6478.127', false],
    ['Windows-11.0.22631', false],
    ['Version12.3', false],
    ['A1b2-12345', true],
    ['DESKTOP-4f7K2Q9', true],
    ['XDESKTOP-4F7K2Q9', true],
    ['DESKTOP-4F7K2Q9-aB3x', true],
  ])('%s: %s', (text, drawn) => {
    expect(hasPasscodeShape(text)).toBe(drawn);
  });
});
