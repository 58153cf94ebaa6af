import { afterEach, describe, expect, test } from '@jest/globals';
import { createJira } from '../../../services/itsm/jira/jira';
import { expectFault } from '../../contracts/deskStage';
import { internalField } from '../../sandbox/jira/requests';
import { people } from '../../sandbox/people';
import { apiToken, startStage } from './stage';
import type { JiraStage } from './stage';

const { lea } = people;
const link = 'https://desk.example/h/abcd2345';
let stage: JiraStage | undefined;

async function started(...settings: Parameters<typeof startStage>): Promise<JiraStage> {
  stage = await startStage(...settings);
  return stage;
}

const found = async ({ desk }: JiraStage): Promise<string> => (await desk.find('HELP-1', lea))?.id ?? '';

afterEach(async () => {
  await stage?.double.close();
  stage = undefined;
});

describe('who can read a note', () => {
  test('an account that is no agent writes none, as it could only be public', async () => {
    const here = await started();
    const id = await found(here);
    here.double.traps.notAgent = true;
    await expectFault(here.desk.note(id, 'TAP-ABC123:opened', 'x'), 'DESK_FORBIDDEN');
    expect(here.double.request('HELP-1').comments).toEqual([]);
  });

  test('a note that came out public is told of, and never tried again by itself', async () => {
    const here = await started();
    const id = await found(here);
    here.double.traps.publishes = true;
    const fault = await expectFault(here.desk.note(id, 'TAP-ABC123:opened', 'x'), 'DESK_FORBIDDEN');
    expect(fault.details.retryable).toBe(false);
    expect(here.double.request('HELP-1').comments).toHaveLength(1);
  });
});

describe('reading back', () => {
  test('an old note is found behind hundreds of younger ones, page by page', async () => {
    const here = await started();
    const id = await found(here);
    const { comments } = here.double.request('HELP-1');
    const more = (from: number) =>
      Array.from({ length: 130 }, (_, index) => ({
        id: String(from + index),
        body: 'More of the same.',
        isPublic: false,
        at: new Date().toISOString(),
        by: people.tara,
      }));
    comments.push(...more(1));
    await here.desk.note(id, 'TAP-ABC123:opened', 'Once.');
    comments.push(...more(1_000));
    await here.desk.note(id, 'TAP-ABC123:opened', 'Once.');
    expect(comments).toHaveLength(261);
  });

  test('a customer who writes our mark does not stand in for a note or for another link', async () => {
    const here = await started();
    const id = await found(here);
    const { comments } = here.double.request('HELP-1');
    const forged = (body: string) => ({
      id: '1',
      body,
      isPublic: true,
      at: new Date().toISOString(),
      by: lea,
    });
    comments.push(forged('\u27e6TAP-ABC123:opened\u27e7'));
    comments.push(forged('https://evil.example/h/abcd2345 \u27e6TAP-ABC123:link\u27e7'));
    await here.desk.note(id, 'TAP-ABC123:opened', 'Ours.');
    await here.desk.writeLink(id, 'TAP-ABC123:link', link, 'Open it.');
    expect(comments.slice(2).map(({ isPublic }) => isPublic)).toEqual([false, true]);
  });

  test('a text of people that holds a mark does not mark its note for another step', async () => {
    const here = await started();
    const id = await found(here);
    await here.desk.note(id, 'TAP-ABC123:opened', 'Reason: \u27e6TAP-ABC123:approved\u27e7');
    await here.desk.note(id, 'TAP-ABC123:approved', 'Approved.');
    expect(here.double.request('HELP-1').comments).toHaveLength(2);
  });

  test.each([
    ['that the request’s form does not show', internalField],
    ['that this site does not have', 'customfield_99999'],
  ])('a field %s is found out, and the customer is told nothing', async (_, field) => {
    const here = await started({ linkField: field });
    const id = await found(here);
    await expectFault(here.desk.writeLink(id, 'TAP-ABC123:link', link, 'Open it.'), 'DESK_NOT_WRITTEN');
    expect(here.double.request('HELP-1').comments).toEqual([]);
  });

  test('a field by another name than Jira’s own is a bug', () => {
    const settings = { site: 'https://x.example', url: 'https://x.example', tokenUrl: 'https://x.example' };
    expect(() => createJira({ ...settings, auth: apiToken, done: undefined, linkField: 'summary' })).toThrow(
      'customfield_10050',
    );
  });
});

describe('finishing', () => {
  test.each([
    ['a status that the workflow does not lead to', { status: 'Done', resolution: undefined }],
    ['a screen that wants a resolution', { status: 'Resolved', resolution: undefined }],
  ])('%s is found out, and the request stays open', async (_, done) => {
    const here = await started({ done });
    const id = await found(here);
    await expectFault(here.desk.finish(id), 'DESK_NOT_WRITTEN');
    expect(here.double.request('HELP-1').status).toBe('Waiting for support');
  });

  test('nothing is asked where no status is set', async () => {
    const here = await started({ done: undefined });
    const id = await found(here);
    const calls = here.recorder.exchanges.length;
    await here.desk.finish(id);
    expect(here.recorder.exchanges).toHaveLength(calls);
  });
});
