import { addressOf } from '../floods/address';
import type { Floods } from '../floods/floods';
import { empty, retryLater } from '../http';
import type { Handler, HttpRequest, HttpResponse } from '../http';
import type { Routes } from '../server';
import { pageAnswer } from './answers';
import { busyPage } from './pages/plainPages';

/** The pages behind the limits of visitors; `proxies` of our own stand in front. Where people post to them, only forms are taken. */
export function limited(
  routes: Routes,
  floods: Floods,
  proxies: number,
  posted: 'forms' | 'anything' = 'forms',
): Routes {
  const behind =
    (handler: Handler): Handler =>
    async (request) => {
      if (posted === 'forms' && request.method === 'POST' && !isForm(request)) return empty(415);
      const from = addressOf(request, proxies);
      const wait = floods.page(from) ?? waitOfCase(request, from, floods);
      return wait === undefined ? await handler(request) : busy(request, wait);
    };
  return Object.fromEntries(Object.entries(routes).map(([route, handler]) => [route, behind(handler)]));
}

/** Some of what a page does costs more than a look. It is counted for one visitor and case, so that nobody shuts others out. */
function waitOfCase({ method, params }: HttpRequest, from: string, floods: Floods): number | undefined {
  const { locator, ref } = params;
  if (locator !== undefined && method === 'POST') return floods.form(`${from} ${locator.toLowerCase()}`);
  return ref === undefined ? undefined : floods.signIn(`${from} ${ref.toUpperCase()}`);
}

function isForm({ headers }: HttpRequest): boolean {
  return /^application\/x-www-form-urlencoded\b/i.test(headers['content-type'] ?? '');
}

function busy(http: HttpRequest, waitMs: number): HttpResponse {
  const page = pageAnswer(http, 429, busyPage);
  return { ...page, headers: { ...page.headers, ...retryLater(waitMs) } };
}
