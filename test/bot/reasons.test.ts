import { expect, test } from '@jest/globals';
import { answer } from '../../bot/cli/command';
import { programs, usedFlags } from '../docs/programs';

const passcode = 'Kx7+mPq2R/zz';
const takers = Object.entries(programs).flatMap(([name, cli]) =>
  Object.keys(cli.commands)
    .filter((command) => usedFlags(cli, command).includes('reason'))
    .map((command) => [`${name} ${command}`, cli, command] as const),
);

/** What a command says, and its exit code, where nothing is set up: no database, no tenant. */
async function said(cli: (typeof takers)[number][1], words: readonly string[]) {
  const lines: string[] = [];
  const code = await answer(cli, words, {}, (line) => lines.push(line));
  return { code, text: lines.join('\n') };
}

test('the commands that take a reason are these', () => {
  expect(takers.map(([name]) => name).sort()).toEqual([
    'audit restored',
    'desk resume',
    'desk revoke-all',
    'desk stop-issuing',
    'tenant stage',
  ]);
});

test.each(takers)(
  '%s takes no reason with a passcode in it, and repeats nothing of it',
  async (_, cli, name) => {
    const more = usedFlags(cli, name).includes('yes') ? ['--yes'] : [];
    const { code, text } = await said(cli, [name, '--reason', `she read out ${passcode} to me`, ...more]);
    expect(text).toContain('--reason: a word in it looks like a passcode; leave it out, reasons are kept');
    expect(text).not.toContain(passcode);
    expect(code).toBe(2);
  },
);

test.each(takers)(
  '%s takes an ordinary reason, and goes on to what is not set up here',
  async (_, cli, name) => {
    const more = usedFlags(cli, name).includes('yes') ? ['--yes'] : [];
    const { code, text } = await said(cli, [
      name,
      '--reason',
      'Calls all morning, INC0010001 (2 users)',
      ...more,
    ]);
    expect(text).not.toContain('--reason:');
    expect(code).toBe(1);
  },
);
