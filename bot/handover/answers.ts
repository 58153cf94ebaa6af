import { problemWords } from '../../cards/problemWords';
import { fillWords } from '../../cards/wording';
import type { DeskRefusal } from '../../services/refusals';
import type { HttpResponse } from '../http';
import { problemOf } from '../refusals';
import { pageHeaders } from './pages/headers';
import type { PageNeeds } from './pages/headers';
import { gonePage } from './pages/views';
import type { PageProblem } from './pages/views';

/** A page as an answer. */
export function pageAnswer(
  status: number,
  page: string,
  more: PageNeeds & { readonly setCookie?: readonly string[]; readonly refresh?: string } = {},
): HttpResponse {
  return {
    status,
    headers: {
      ...pageHeaders(more),
      ...(more.refresh === undefined ? {} : { refresh: more.refresh }),
      ...cookies(more.setCookie),
    },
    write: (send) => {
      send(page);
    },
  };
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
export function goneAnswer(): HttpResponse {
  return pageAnswer(404, gonePage());
}

/** A "no" in words for a page. */
export function pageProblem(refusal: DeskRefusal): PageProblem {
  const { code, values } = problemOf(refusal);
  const words = problemWords(code);
  return { ...words, sentence: fillWords(words.sentence, values) };
}

function cookies(setCookie: readonly string[] = []): Readonly<Record<string, readonly string[]>> {
  return setCookie.length === 0 ? {} : { 'set-cookie': setCookie };
}
