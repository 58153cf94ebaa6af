import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { request } from 'node:https';
import fc from 'fast-check';
import { people } from '../sandbox/people';
import { approve, everythingTold, linkIn, openCase, ready, verify } from '../sandbox/recoveryCase';
import { startScene } from '../sandbox/scene';
import type { Scene } from '../sandbox/scene';
import { createVisitor, hiddenFields } from '../sandbox/visitor';
import { effectsOf, expectNoBug } from './effects';
import { oddText } from './odd';
import { named, runs } from './runs';

let scene: Scene;
let link: string;
let ref: string;
let cookies: string;
let fields: Readonly<Record<string, string>>;

beforeAll(async () => {
  scene = await startScene();
  const card = await openCase(scene, { scenario: 'recovery', upn: people.lea.upn, ticket: 'INC0010001' });
  await verify(scene, card);
  await approve(scene);
  await ready(scene);
  await everythingTold(scene);
  link = linkIn(scene, 'INC0010001');
  ref = (await scene.product.world.store.openFor(people.lea.id))?.ref ?? '';
  const visitor = createVisitor(scene);
  fields = hiddenFields((await visitor.open(link)).text);
  cookies = [...visitor.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
});

afterAll(async () => {
  await scene.close();
});

const encoded = oddText.map((text) => encodeURIComponent(Buffer.from(text).toString()).slice(0, 3_000));
const raw = fc.constantFrom('%', '%zz', '%00', '%c0%af', '..', '../..', '//', ';', '?', '#', '%2e%2e%2fetc');
const part = fc.oneof(encoded, raw);
const header = oddText.map((text) => text.replaceAll(/[^\t\x20-\x7e\x80-\xff]/g, '').slice(0, 3_000));
const cookieNames = [
  '__Host-tap-form',
  '__Host-tap-signin',
  '__Host-tap-opener',
  '__Host-tap-approver',
  '__proto__',
];
const fieldNames = ['csrf', 'attempt', 'code', 'do', 'present', 'state', 'error', 'iss', '__proto__', 'then'];

const visits = () =>
  fc.record({
    method: fc.constantFrom(
      'GET',
      'POST',
      'POST',
      'POST',
      'HEAD',
      'PUT',
      'DELETE',
      'OPTIONS',
      'PATCH',
      'TRACE',
    ),
    path: fc.oneof(
      fc.constantFrom(
        link,
        `/ready/${ref}`,
        `/approve/${ref}`,
        '/signin/callback',
        '/closed',
        '/api/messages',
      ),
      fc
        .tuple(fc.constantFrom('/h/', '/ready/', '/approve/', '/signin/', '/assets/', '/'), part)
        .map((all) => all.join('')),
      part.map((more) => `${link}${more}`),
    ),
    // A code of eight digits would be a try, which is counted; that is another test's.
    form: fc
      .dictionary(fc.constantFrom(...fieldNames), oddText, { maxKeys: 4 })
      .filter(({ code = '' }) => code.replaceAll(/\D/g, '').length !== 8)
      .map((odd) => ({ ...fields, ...odd })),
    type: fc.oneof(
      { weight: 4, arbitrary: fc.constant('application/x-www-form-urlencoded') },
      header,
      fc.constantFrom('multipart/form-data; boundary=x', 'application/json'),
    ),
    cookie: fc.oneof(
      fc.constant(cookies),
      fc.dictionary(fc.constantFrom(...cookieNames), header, { maxKeys: 3 }).map((all) =>
        Object.entries(all)
          .map(([name, value]) => `${name}=${value}`)
          .join('; '),
      ),
    ),
    more: fc.dictionary(
      fc.constantFrom('sec-fetch-site', 'origin', 'host', 'x-forwarded-for', 'accept', 'range'),
      header,
      {
        maxKeys: 2,
      },
    ),
  });

test(`no visit breaks anything, tells anything or changes a case ${named}`, async () => {
  const before = await effectsOf(scene);
  await fc.assert(
    fc.asyncProperty(visits(), async ({ method, path, form, type, cookie, more }) => {
      const body = method === 'POST' ? new URLSearchParams(form).toString() : '';
      const { status, text } = await visit(method, path, { ...more, cookie, 'content-type': type }, body);
      expect(status).toBeGreaterThanOrEqual(200);
      expect(status).toBeLessThan(500);
      expect(text).not.toMatch(/\bat .+:\d+|node_modules|TypeError|SyntaxError|ECONN|postgres/);
      expectNoBug(scene);
    }),
    runs,
  );
  expect(await effectsOf(scene)).toEqual(before);
}, 600_000);

async function visit(
  method: string,
  path: string,
  headers: Readonly<Record<string, string>>,
  body: string,
): Promise<{ readonly status: number; readonly text: string }> {
  const { hostname, port } = new URL(scene.url);
  const asked = request({ hostname, port, method, path, headers, servername: hostname, timeout: 5_000 });
  asked.on('timeout', () => asked.destroy(new Error('never answered')));
  asked.end(body);
  const [answer] = (await once(asked, 'response')) as [IncomingMessage];
  const chunks: Buffer[] = [];
  for await (const chunk of answer as AsyncIterable<Buffer>) chunks.push(chunk);
  return { status: answer.statusCode ?? 0, text: Buffer.concat(chunks).toString('utf8') };
}
