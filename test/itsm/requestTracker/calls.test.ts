import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createRequestTracker } from '../../../services/itsm/requestTracker/requestTracker';
import type { ServiceDesk } from '../../../services/ports';
import { Secret } from '../../../services/secret';
import { people } from '../../sandbox/people';
import { createRecorder } from '../../sandbox/recorder';
import { linkField } from '../../sandbox/requestTracker/accounts';
import { startRequestTracker } from '../../sandbox/requestTracker/requestTracker';
import type { Tracker } from '../../sandbox/requestTracker/requestTracker';
import { whereInstalled } from '../../sandbox/requestTracker/whereInstalled';
import { adapterOf } from './stage';

const { lea, nils, tara, siri } = people;
const link = 'https://desk.example/h/abcd2345';
const recorder = createRecorder();

test('the tracker is reached over https only, and an id that it did not give reaches nothing (AC-110)', async () => {
  const settings = { token: new Secret('t'), ticketLink: '/{number}', linkField: undefined, done: undefined };
  expect(() => createRequestTracker({ ...settings, url: 'http://localhost:1' })).toThrow('https');
  const desk = createRequestTracker({ ...settings, url: 'https://localhost:1' });
  for (const id of ['', '0', '01', '1/history', '1 OR id > 0', 'incident/1'])
    await expect(desk.note(id, 'TAP-ABC123:opened', 'x')).rejects.toThrow('not a ticket id');
  await expect(desk.note('1', 'a b', 'x')).rejects.toThrow('a key is made of');
});

whereInstalled('a real Request Tracker behind its adapter', () => {
  let tracker: Tracker;
  let token: string;
  let desk: ServiceDesk;
  let number: string;

  beforeAll(async () => {
    tracker = await startRequestTracker(recorder);
    ({ token, desk } = await adapterOf(tracker, { linkField }));
    number = await tracker.raise(lea, 'My phone is gone');
  });

  afterAll(async () => {
    await tracker.close();
  });

  test('it is in reach with a token that works, and refuses any other', async () => {
    await desk.reach();
    const spent = await adapterOf(tracker);
    await tracker.endToken(spent.token);
    await expect(spent.desk.reach()).rejects.toMatchObject({
      code: 'DESK_FORBIDDEN',
      details: { status: 401 },
    });
  });

  test('a redirect is not followed, and the token goes in a header only (AC-110)', async () => {
    tracker.fault(() => true, { status: 302, headers: { location: 'https://169.254.169.254/' }, body: '' });
    await expect(desk.find(number, lea)).rejects.toMatchObject({ code: 'DESK_ANSWER' });
    expect(recorder.exchanges.map(({ url }) => url).join('\n')).not.toContain(token);
  });

  test('a query is made of our own terms and a number, and of nothing else', async () => {
    await desk.find(`rt #${number}`, lea);
    await desk.note(number, 'TAP-ABC123:query', "' OR id > 0");
    const queries = recorder.exchanges
      .map(({ url }) => new URL(url).searchParams.get('query'))
      .filter((query) => query !== null);
    expect(queries.length).toBeGreaterThan(1);
    expect(queries.filter((query) => !/^(id = \d+( AND )?)?(Status = '__Active__')?$/.test(query))).toEqual(
      [],
    );
  });

  test('the link to a ticket is made from our own template, below the path where the tracker lives (AC-111)', async () => {
    expect((await desk.find(number, lea))?.link).toBe(`${tracker.url}/Ticket/Display.html?id=${number}`);
  });

  describe('tickets that are not what they were', () => {
    test('a ticket that was merged into another is that other one', async () => {
      const part = await tracker.raise(nils, 'The same once more');
      await tracker.merge(part, number);
      expect(await desk.find(part, lea)).toMatchObject({
        id: number,
        number,
        open: true,
        forSubject: 'match',
      });
    });

    test('a deleted ticket is there, over, and for nobody', async () => {
      const deleted = await tracker.raise(lea, 'Never mind');
      await tracker.move(deleted, 'deleted');
      expect(await desk.find(deleted, lea)).toMatchObject({ open: false, forSubject: 'unknown' });
    });

    test('a ticket that waits is open, one that was rejected is not', async () => {
      const waits = await tracker.raise(lea, 'Waits for a part', { status: 'stalled' });
      expect(await desk.find(waits, lea)).toMatchObject({ open: true });
      const rejected = await tracker.raise(lea, 'Spam', { status: 'rejected' });
      expect(await desk.find(rejected, lea)).toMatchObject({ open: false, forSubject: 'match' });
    });
  });

  describe('reading back', () => {
    test('the list of texts of a ticket that is gone has those of all others, and none is taken for its own', async () => {
      await desk.note(number, 'TAP-ABC123:elsewhere', 'On another ticket.');
      await expect(desk.note('999999', 'TAP-ABC123:elsewhere', 'Here.')).rejects.toMatchObject({
        code: 'DESK_FORBIDDEN',
      });
    });

    test('an old note is found behind many younger ones', async () => {
      const own = await tracker.raise(lea, 'Much ado');
      await desk.note(own, 'TAP-ABC123:first', 'Once.');
      for (let one = 0; one < 55; one += 1) await tracker.comment(own, `More of the same, ${one}.`);
      await desk.note(own, 'TAP-ABC123:first', 'Once.');
      const all = await (await tracker.reader(tara)).rest(`ticket/${own}/history?fields=Type&per_page=100`);
      expect(all.text.split('"Comment"')).toHaveLength(57);
    });

    test('a note that an agent marked in a reply does not stand in for ours, nor a reply for a link', async () => {
      const own = await tracker.raise(lea, 'Marked');
      const inReplies = (await adapterOf(tracker)).desk;
      await inReplies.writeLink(own, 'TAP-ABC123:a', 'https://evil.example/h/abcd2345', 'x');
      await inReplies.writeLink(own, 'TAP-ABC123:a', link, 'Open it.');
      await inReplies.note(own, 'TAP-ABC123:a', 'For agents.');
      const shown = (await (await tracker.reader(tara)).ticket(own)).html;
      expect(shown).toContain(`href="${link}"`);
      expect(shown).toContain('For agents.');
    });

    test('a field that this tracker does not have, or that is not the bot’s, is found out', async () => {
      const own = await tracker.raise(lea, 'No field');
      const misspelt = (await adapterOf(tracker, { linkField: 'TAP lnik' })).desk;
      await expect(misspelt.writeLink(own, 'TAP-ABC123:link', link, 'Open it.')).rejects.toMatchObject({
        code: 'DESK_NOT_WRITTEN',
      });
      expect((await (await tracker.reader(lea)).ticket(own)).html).not.toContain('Open it.');
    });

    test('a status that this tracker does not have is found out', async () => {
      const unknown = (await adapterOf(tracker, { done: 'finished' })).desk;
      await expect(unknown.finish(number)).rejects.toMatchObject({ code: 'DESK_NOT_WRITTEN' });
    });

    test('a ticket is finished only where a status is set, and not without the right', async () => {
      const open = (await adapterOf(tracker, { done: undefined })).desk;
      await open.finish(number);
      expect(await desk.find(number, lea)).toMatchObject({ open: true });
      await tracker.right(false, ['ModifyTicket']);
      await expect(desk.finish(number)).rejects.toMatchObject({ code: 'DESK_NOT_WRITTEN' });
      await tracker.right(true, ['ModifyTicket']);
    });
  });

  test('a reply is mailed with its link as it stands, a comment and a field are mailed to nobody', async () => {
    const own = await tracker.raise(nils, 'Mail');
    const inReplies = (await adapterOf(tracker)).desk;
    await desk.note(own, 'TAP-ABC123:quiet', 'Mailed to nobody.');
    await desk.writeLink(
      own,
      'TAP-ABC123:field',
      'https://desk.example/h/infield2',
      'Mailed without the link.',
    );
    await inReplies.writeLink(
      own,
      'TAP-ABC123:reply',
      'https://desk.example/h/inreply2',
      'Mailed with the link.',
    );
    const mail = await tracker.mail();
    const mailed = ['quiet', 'field', '/h/infield2', 'reply', '/h/inreply2'].filter((part) =>
      mail.includes(part),
    );
    expect(mailed).toEqual(['field', 'reply', '/h/inreply2']);
  });

  test('the tracker tells strangers nothing, and what it says of refusals stays here', async () => {
    const stranger = await (await tracker.reader(siri)).rest(`ticket/${number}`);
    expect(stranger.status).toBe(403);
    await tracker.right(false, ['CommentOnTicket', 'ModifyTicket']);
    const fault: unknown = await desk.note(number, 'TAP-ABC123:no', 'x').catch((error: unknown) => error);
    await tracker.right(true, ['CommentOnTicket', 'ModifyTicket']);
    expect(fault).toMatchObject({ code: 'DESK_FORBIDDEN', message: 'DESK_FORBIDDEN' });
    expect(JSON.stringify(fault)).not.toContain('Denied');
  });
});
