import { Agent, request } from 'node:https';
import { hiddenFields, passcodeOn } from '../sandbox/visitor';
import type { ReadyCase } from './processes/readyCases';

/** An answer of a page: from when on it was asked for, and when its first byte came (ms of this process). */
export interface Asked {
  readonly status: number;
  readonly text: string;
  readonly cookie: string;
  readonly from: number;
  readonly firstByte: number;
}

/** The browser of everybody who opens a page: one connection that stays, and a cookie for each page. */
export function createVisits(port: number) {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const ask = (path: string, cookie = '', form?: Readonly<Record<string, string>>): Promise<Asked> =>
    new Promise((resolve, reject) => {
      const body = form === undefined ? undefined : new URLSearchParams(form).toString();
      const headers = {
        cookie,
        ...(body === undefined
          ? {}
          : {
              'content-type': 'application/x-www-form-urlencoded',
              'content-length': Buffer.byteLength(body),
            }),
      };
      const method = body === undefined ? 'GET' : 'POST';
      const from = performance.now();
      const asking = request({ host: 'localhost', port, path, method, headers, agent }, (response) => {
        const firstByte = performance.now();
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => {
          const [given = cookie] = response.headers['set-cookie'] ?? [];
          resolve({
            status: response.statusCode ?? 0,
            text: Buffer.concat(chunks).toString('utf8'),
            cookie: given.split(';')[0] ?? '',
            from,
            firstByte,
          });
        });
      });
      asking.on('error', reject);
      asking.end(body);
    });
  return {
    /** Opens the page of a case and sends its form; throws when no passcode was shown. */
    async collect({ locator, code }: ReadyCase) {
      const get = await ask(`/h/${locator}`);
      const post = await ask(`/h/${locator}`, get.cookie, { ...hiddenFields(get.text), code });
      const passcode = passcodeOn(post.text);
      if (passcode === undefined)
        throw new Error(`a page was answered with ${get.status}, ${post.status} ${post.text.slice(-600)}`);
      return { get, post, passcode };
    },
    close: () => {
      agent.destroy();
    },
  };
}
