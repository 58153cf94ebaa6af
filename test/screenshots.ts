import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Locator } from 'playwright-core';
import { approve, open, passcodeOn, prove, ready, showToSubject, usePass } from './e2e/acts';
import type { Casting } from './e2e/acts';
import { startScreens } from './e2e/stage';
import { people } from './sandbox/people';

const folder = join(__dirname, '../docs/pictures');
const lea: Casting = { scenario: 'Lost phone, MFA reset', subject: people.lea, ticket: 'INC0010001' };

/** Cards that the recovery does not show: the name of the picture, and the look in the gallery. */
const looks = { alert: 'tenantAlert: a pass behind the desk’s back', review: 'review: weekly' } as const;

/** Takes the pictures in docs/pictures from one recovery in the real client, and some looks from the gallery. */
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
    const { tara, anna, mona } = stage;
    await open(stage, lea);
    await take('verify', await tara.card('Prove who is calling'));
    await take('vouch', await mona.card('Is this really Lea'));
    await prove(stage, lea);
    await take('approval', await anna.card('Approve a pass?'));
    await approve(stage);
    await take('chat', await tara.card('Prepared'));
    await ready(stage);
    const page = await showToSubject(stage, lea);
    await take('hand-over', page.locator('body'));
    await usePass(stage, lea, await passcodeOn(page), 'Register a passkey');
    await tara.card(/Done: Passkey.*Lea/s);
    await tara.channel('TAP notices');
    await tara.card('Pass shown to Lea Lostphone');
    await take('channel', await tara.card('Pass deleted, group left'));
    const gallery = await stage.browser.newPage({ deviceScaleFactor: 1 });
    execFileSync(process.execPath, ['--import', 'tsx', 'cards/gallery.ts']);
    await gallery.goto(pathToFileURL(join('dist', 'gallery', 'index.html')).href);
    for (const [name, title] of Object.entries(looks))
      await take(name, gallery.locator(`.light > .desktop[data-title="${title}"]`));
  } finally {
    await stage.stop();
  }
}

void takePictures();
