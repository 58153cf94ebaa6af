import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { approve, open, passcodeOn, prove, ready, showToSubject, usePass } from './e2e/acts';
import type { Casting } from './e2e/acts';
import { startScreens } from './e2e/stage';
import { people } from './sandbox/people';

const folder = join(__dirname, '../docs/pictures');
const lea: Casting = { scenario: 'Lost phone, MFA reset', subject: people.lea, ticket: 'INC0010001' };

/** Takes the pictures in docs/pictures from one recovery in the real client. */
async function takePictures(): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const stage = await startScreens();
  const take = async (name: string, what: Locator): Promise<void> => {
    const path = join(folder, `${name}.png`);
    // An animation that is wound to its end has closed the page with the pass.
    await what.screenshot({ path, animations: name === 'hand-over' ? 'allow' : 'disabled' });
    process.stdout.write(`${path}\n`);
  };
  try {
    const { tara, anna } = stage;
    await open(stage, lea);
    await prove(stage, lea);
    await take('approval', await anna.card('Approve a pass?'));
    await approve(stage);
    await tara.card('Prepared');
    await take('chat', tara.page.locator('body'));
    await ready(stage);
    const page = await showToSubject(stage, lea);
    await take('hand-over', page.locator('body'));
    await usePass(stage, lea, await passcodeOn(page), 'Register a passkey');
    await tara.card(/Done: Passkey.*Lea/s);
    await tara.channel('TAP notices');
    await tara.card('Pass shown to Lea Lostphone');
    await take('channel', await tara.card('Pass deleted, group left'));
  } finally {
    await stage.stop();
  }
}

void takePictures();
