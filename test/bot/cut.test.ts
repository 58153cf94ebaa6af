import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createLog } from '../../bot/log';
import { createServer } from '../../bot/server';
import { createLogLines } from '../sandbox/logLines';

const lines = createLogLines();
let url: string;

const server = createServer(
  {
    'GET /halfway': () =>
      Promise.resolve({
        status: 200,
        headers: {},
        write: (send) => {
          send('half');
          throw new Error('in the middle');
        },
      }),
    'GET /before': () => Promise.reject(new Error('at once')),
  },
  createLog(lines.stream),
);

beforeAll(async () => {
  const { port } = await server.listen('127.0.0.1', 0);
  url = `http://127.0.0.1:${port}`;
});

afterAll(async () => {
  await server.close();
});

test('an answer that fails halfway is cut off, so that nobody waits for the rest or takes it for whole', async () => {
  await expect(fetch(`${url}/halfway`).then((answer) => answer.text())).rejects.toThrow();
});

test('one that fails before is a 500 without a word', async () => {
  const answer = await fetch(`${url}/before`);
  expect([answer.status, await answer.text()]).toEqual([500, '']);
  expect(lines.lines.join('')).not.toMatch(/at once|in the middle/);
});
