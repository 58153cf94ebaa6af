import type { HttpRequest, HttpResponse } from '../http';
import { pageHeaders } from './pages/headers';
import type { PageNeeds } from './pages/headers';
import { languageOf } from './pages/language';
import type { PageLanguage } from './pages/language';
import type { View } from './pages/layout';
import { gonePage } from './pages/plainPages';

/** A page as an answer, in the language of whoever asked. */
export function pageAnswer(
  http: HttpRequest,
  status: number,
  page: View,
  more: PageNeeds & { readonly setCookie?: readonly string[]; readonly refresh?: string } = {},
): HttpResponse {
  const text = page(readerOf(http));
  return {
    status,
    headers: {
      ...pageHeaders(more),
      ...(more.refresh === undefined ? {} : { refresh: more.refresh }),
      ...cookies(more.setCookie),
    },
    write: (send) => {
      send(text);
    },
  };
}

/** The language of whoever asked: the one place that decides it. */
export function readerOf({ headers }: HttpRequest): PageLanguage {
  return languageOf(headers['accept-language']);
}

/** A redirect that carries nothing but its address. */
export function redirect(location: string, setCookie: readonly string[] = []): HttpResponse {
  return {
    status: 303,
    headers: { ...pageHeaders(), location, ...cookies(setCookie) },
    write: () => undefined,
  };
}

/** The same page and status for unknown, used, expired and not allowed. */
export function goneAnswer(http: HttpRequest): HttpResponse {
  return pageAnswer(http, 404, gonePage);
}

function cookies(setCookie: readonly string[] = []): Readonly<Record<string, readonly string[]>> {
  return setCookie.length === 0 ? {} : { 'set-cookie': setCookie };
}
