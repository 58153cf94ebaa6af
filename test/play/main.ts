import { createInterface } from 'node:readline';
import { compose } from '../../bot/compose';
import { loadConfig } from '../../bot/config';
import { createLogLines } from '../sandbox/logLines';
import { people } from '../sandbox/people';
import { openPglite } from '../sandbox/pglite/database';
import { startSurroundings } from '../sandbox/surroundings';
import type { Surroundings } from '../sandbox/surroundings';
import { tls } from '../sandbox/tls';
import { createPlayer } from './player';

/** The whole product on a simulated tenant, played in a terminal: one line, one act. */
async function main(): Promise<void> {
  const around = await startSurroundings(undefined, undefined, () =>
    Promise.resolve({ drop: () => Promise.resolve() }),
  );
  const product = await compose(loadConfig(around.environment), {
    database: await openPglite(),
    tls: tls(),
    logTo: createLogLines().stream,
  });
  await product.start();
  await play(around);
  process.stdout.write('\nStopping …\n');
  await product.stop();
  await around.close();
}

async function play(around: Surroundings): Promise<void> {
  const input = createInterface({ input: process.stdin });
  process.once('SIGINT', () => {
    input.close();
  });
  const lines = input[Symbol.asyncIterator]();
  let asked = '';
  /** What comes while a line is being asked for stands above the question, which is asked again. */
  const show = (...shown: readonly string[]): void => {
    const text = shown.map((line) => `${line}\n`).join('');
    process.stdout.write(asked === '' ? text : `\n${text}${asked}`);
  };
  const ask = async (prompt: string): Promise<string | undefined> => {
    asked = prompt;
    process.stdout.write(prompt);
    const next = await lines.next();
    asked = '';
    if (next.done === true) return undefined;
    if (!process.stdin.isTTY) process.stdout.write(`${next.value}\n`);
    return next.value;
  };
  const player = createPlayer(around, { show, ask });
  around.teams.onChange(player.notice);
  show(...script(around));
  for (;;) {
    const line = await ask(player.prompt());
    if (line === undefined || line.trim() === 'quit') break;
    try {
      await player.take(line);
    } catch (error) {
      show(`  That did not work: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
}

function script({ serviceDesk }: Surroundings): readonly string[] {
  const ticket = serviceDesk.ticketOf(people.lea);
  return [
    'TAP Desk in a terminal. Everything is on this machine only.',
    '',
    'A name makes you that person; a number presses a button or follows a link; anything else is said to the bot.',
    'Besides: chat, ticket NUMBER, signin, channel, portal, clock MINUTES, wait TEXT, quit.',
    '',
    'Two minutes: Lea has lost her phone',
    `  1. new, "Lost phone, MFA reset". User name ${people.lea.upn}, ticket ${ticket}, reason: phone stolen.`,
    '  2. mona: "Yes, I made sure", with a few words.',
    '  3. tara: "It was read back", with the six digits that the card tells you to say.',
    '  4. anna: "Approve".',
    '  5. tara: "The user is ready", sign in as Tara Technician, continue.',
    `  6. mona has a code now. lea: ticket ${ticket}, follow the link, give the code.`,
    `  7. lea: signin, with ${people.lea.upn} and the pass, "Register a passkey".`,
    '  8. tara: the card closes by itself. channel shows both notices.',
    '',
  ];
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  },
);
