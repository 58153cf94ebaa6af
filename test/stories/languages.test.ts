import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { fillIn } from '../sandbox/fillIn';
import { people } from '../sandbox/people';
import { sandboxPolicy } from '../sandbox/policy';
import { openCase, readBackCode, ready } from '../sandbox/recoveryCase';
import { startScene } from '../sandbox/scene';
import type { Scene } from '../sandbox/scene';
import { textOf } from '../sandbox/teams/card';
import type { Message } from '../sandbox/teams/teams';

const { lea, tara, mona, anna, arne, atle } = people;
let scene: Scene;

beforeAll(async () => {
  scene = await startScene({}, { ...sandboxPolicy, language: 'nb' });
  scene.graph.tenant.users.set(atle.id, { ...atle, language: 'ar-EG' });
});

afterAll(async () => {
  await scene.close();
});

const english = () => scene.teams.person(tara, 'en-US');
const norwegian = () => scene.teams.person(mona, 'nb-NO');
const arabic = () => scene.teams.person(anna, 'ar-SA');
/** Has never been heard. */
const silent = () => scene.teams.person(arne);

const looksOf = ({ card }: Message) => ({ lang: card?.['lang'], rtl: card?.['rtl'] });

describe('a case among people with clients in different languages, at a desk that is Norwegian', () => {
  let status: Message;

  test('everybody is answered in the language of their own client', async () => {
    expect(textOf((await english().says('help')).card)).toContain('Issues Temporary Access Passes');
    expect(textOf((await norwegian().says('help')).card)).toContain('Utsteder midlertidige tilgangspass');
    const answer = await arabic().says('help');
    expect(textOf(answer.card)).toContain('يُصدر تصاريح وصول مؤقتة');
    expect(looksOf(answer)).toEqual({ lang: 'ar', rtl: true });
  });

  test('the technician, the manager and the approver each read their card in it', async () => {
    status = await openCase(scene, { scenario: 'recovery', upn: lea.upn, ticket: 'INC0010001' });
    expect(textOf(status.card)).toContain('Prove who is calling');
    await fillIn(english(), status, 'attest', { attester: atle.upn });
    const question = await norwegian().sees(`Er dette virkelig ${lea.name}?`);
    expect(textOf(await norwegian().press(question, 'vouch', { note: 'På video' }))).toContain('Du gikk god');
    await english().press(status, 'readBack', { code: readBackCode(status) });
    const asked = await arabic().sees('هل توافق على تصريح؟');
    expect(looksOf(asked)).toEqual({ lang: 'ar', rtl: true });
    expect(textOf(asked.card)).toContain(`\u2068${lea.name}\u2069`);
  });

  test('somebody who was never heard reads what the directory says they want', async () => {
    expect(looksOf(await scene.teams.person(atle).sees(/هل يقف|لم يعد لازمًا/))).toEqual({
      lang: 'ar',
      rtl: true,
    });
  });

  test('somebody whose language nobody knows, and the channel, read that of the desk', async () => {
    expect(looksOf(await silent().sees('Godkjenne et pass?'))).toEqual({ lang: 'nb', rtl: undefined });
    await scene.teams.until(
      ({ conversation, card }) =>
        conversation.startsWith('19:') && textOf(card).includes('En sak venter på godkjenning'),
      'a card of the approvals channel in Norwegian',
    );
  });

  test('a card that is edited later stays in the language it was written in', async () => {
    await silent().press(await silent().sees('Godkjenne et pass?'), 'approve');
    const over = await arabic().sees('لم يعد لازمًا');
    expect([looksOf(over), over.edits]).toEqual([{ lang: 'ar', rtl: true }, 1]);
    expect(looksOf(await english().sees('Prepared'))).toEqual({ lang: 'en', rtl: undefined });
  });

  test('whoever changes the language of their client reads the next card in the new one', async () => {
    await scene.teams.person(mona, 'en-GB').says('help');
    await ready(scene);
    expect(looksOf(await norwegian().sees(`Code for ${lea.name}`))).toEqual({ lang: 'en', rtl: undefined });
  });

  test('the ticket speaks the language of the desk', () => {
    const written = scene.desk.ticket('INC0010001').journal.map(({ value }) => value);
    expect(written.join('\n')).toMatch(/Tara Technician åpnet en sak om midlertidig tilgangspass/);
    expect(written.join('\n')).toMatch(/godkjent av Arne Approver/);
  });
});
