import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { spawn } from 'node:child_process';
import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { people } from '../sandbox/people';
import { storyWaitMs } from '../sandbox/storyWait';

let game: ChildProcessWithoutNullStreams;
const written = new EventEmitter();
let shown = '';
let from = 0;

beforeAll(() => {
  const args = ['--disable-warning=DEP0111', '--import', 'tsx', 'test/play/main.ts'];
  game = spawn(process.execPath, args);
  for (const stream of [game.stdout, game.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      shown += text;
      written.emit('text');
    });
});

afterAll(() => {
  game.kill();
});

/** Resolves with the match when the terminal has shown this since the last line was typed. */
async function reads(text: RegExp): Promise<RegExpExecArray> {
  const signal = AbortSignal.timeout(storyWaitMs);
  for (;;) {
    const found = text.exec(shown.slice(from));
    if (found !== null) return found;
    await once(written, 'text', { signal }).catch(() => {
      throw new Error(`never shown: ${String(text)}\n${shown.slice(-3_000)}`);
    });
  }
}

/** Types lines, each when the terminal asks for one. */
async function types(...lines: readonly string[]): Promise<void> {
  for (const line of lines) {
    await reads(/(?:> |: )$/);
    from = shown.length;
    game.stdin.write(`${line}\n`);
  }
}

/** Presses the button or follows the link with this title, and fills in its fields. */
async function presses(title: string, ...fields: readonly string[]): Promise<void> {
  const [, number = ''] = await reads(new RegExp(`\\[(\\d+)\\] ${title}[^]*> $`));
  await types(number, ...fields);
}

test('a whole case is played in a terminal, from the first word to the closed card', async () => {
  await types('new');
  await presses('Lost phone, MFA reset');
  await presses('Look up', '', people.lea.upn, 'INC0010001', 'Phone stolen', '');
  await presses('Yes, start', '');
  await types('mona', 'wait Is this really');
  await presses('Yes, I made sure', 'Spoke on video');
  await types('tara', 'wait Say ');
  const [, code = ''] = await reads(/Say (\d{6})/);
  await presses('It was read back', code);
  await types('anna', 'wait Approve a pass');
  await presses('Approve', '');
  await types('tara', 'wait The user is ready');
  await presses('The user is ready');
  await presses('Tara Technician');
  await presses('Continue as Tara Technician');
  await types('mona', 'wait Code for');
  const [, first = '', second = ''] = await reads(/(\d{4}) (\d{4})/);
  await types('lea', 'ticket INC0010001');
  await presses('https://\\S+');
  await presses('Show my pass', `${first}${second}`);
  const [, passcode = ''] = await reads(/^ {2}(\S{8,})$/m);
  await types('signin');
  await presses('Sign in', people.lea.upn, passcode);
  await presses('Register a passkey');
  await types('tara', 'wait Done:');
  await reads(/> $/);
});

test('a line that cannot be done is answered, and the game goes on', async () => {
  await types('ticket no such', 'chat');
  await reads(/> $/);
  const ended = once(game, 'exit');
  await types('quit');
  expect(await ended).toEqual([0, null]);
});
