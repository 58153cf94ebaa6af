import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { inertText } from '../../../services/itsm/jira/inertText';
import { rendered } from '../../sandbox/jira/wiki';

test.each([
  ['a link', '[reset here|javascript:alert(1)]'],
  ['a mention', '[~accountid:712020:5b10ac8d82e05b22cc7d4ef5]'],
  ['a picture', '!pixel.png!'],
  ['a macro', '{color:white}not for you{color}'],
  ['a panel', '{panel:title=Approved}by security{panel}'],
  ['unformatted text', '{noformat}x{noformat}'],
  ['strong text', 'this is *approved* now'],
  ['slanted text', 'this is _approved_ now'],
  ['struck text', 'this is -not- approved'],
  ['HTML', '<img src=x onerror=alert(1)>'],
])('%s becomes text', (_, text) => {
  expect(rendered(text)).toMatch(/<(?!br)|&#60;/);
  expect(rendered(inertText(text))).not.toMatch(/<(?!br)/);
});

test.each([
  ['h1. Approved', /^h1\./],
  ['bq. quoted', /^bq\./],
  ['# one', /^#/],
  ['* one', /^\*/],
  ['||head||', /\|/],
  ['back\\\\slash', /\\/],
  ['??cited??', /\?\?/],
  ['\u27e6TAP-ABC123:link\u27e7', /[\u27e6\u27e7]/],
])('%s loses what makes it more than text', (text, sign) => {
  expect(inertText(text)).not.toMatch(sign);
});

test.each([
  'The pass was shown at 14:32; it is valid until 15:02.',
  'kari_nordmann@contoso.example asked for TAP-ABC123 (HELP-1).',
  'Blåbærsyltetøy for Øyvind, 2 - 3 dager. Really? Yes!',
])('ordinary text stays as it is: %s', (text) => {
  expect(inertText(text)).toBe(text);
});

test('no text at all comes out with an element in it', () => {
  const signs = fc.constantFrom(
    ...Array.from('[]{}|!*_-~^+?#\\: <>ab1\n'),
    '[~accountid:',
    '{code}',
    '|http',
  );
  fc.assert(
    fc.property(fc.array(signs, { maxLength: 40 }), (parts) => {
      expect(rendered(inertText(parts.join('')))).not.toMatch(/<(?!br)/);
    }),
  );
});
