import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';
import { createLogLines } from '../sandbox/logLines';
import { people } from '../sandbox/people';
import type { SandboxPerson } from '../sandbox/people';
import { startSandbox } from '../sandbox/sandbox';
import type { Sandbox } from '../sandbox/sandbox';
import { freshDatabase } from '../sandbox/testDatabase';
import { openTeams } from './teamsWindow';
import type { TeamsWindow } from './teamsWindow';

/** A sandbox with a browser before it and a window open for each person. */
export interface ScreenStage extends Sandbox {
  readonly browser: Browser;
  readonly databaseUrl: string;
  readonly log: readonly string[];
  readonly tara: TeamsWindow;
  readonly anna: TeamsWindow;
  readonly mona: TeamsWindow;
  /** The windows of whoever else was asked for, in that order. */
  readonly more: readonly TeamsWindow[];
}

/** Chromium as it starts in a container, talking to nobody but loopback. */
export async function openBrowser(): Promise<Browser> {
  return await chromium.launch({
    executablePath: process.env['TAP_CHROMIUM'] ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/** Starts the sandbox with the three clients of a case, and more, and opens their windows on the chat with the bot. */
export async function startScreens(
  others: readonly SandboxPerson[] = [],
  policy?: object,
): Promise<ScreenStage> {
  const database = await freshDatabase();
  const log = createLogLines();
  const sandbox = await startSandbox({
    clients: [people.tara, people.anna, people.mona, ...others],
    ports: undefined,
    databaseUrl: database.url,
    policy,
    stage: {
      lane: { calls: 1_000, perMs: 1_000 },
      pace: { everyMs: 200, atMost: 200 },
      // Several browsers on two cores are slow.
      answerMs: 3_000,
      logTo: log.stream,
    },
  });
  const browser = await openBrowser();
  const windowOf = async (index: number): Promise<TeamsWindow> => {
    const window = await openTeams(browser, sandbox.playgrounds[index]?.url ?? '');
    await window.chat();
    return window;
  };
  const more: TeamsWindow[] = [];
  for (const index of others.keys()) more.push(await windowOf(3 + index));
  return {
    ...sandbox,
    browser,
    databaseUrl: database.url,
    log: log.lines,
    tara: await windowOf(0),
    anna: await windowOf(1),
    mona: await windowOf(2),
    more,
    async stop() {
      await browser.close();
      await sandbox.stop();
      await database.drop();
    },
  };
}
