import type { DoubleRequest, DoubleResponse } from './httpsDouble';

/** One route of a double: method, a path pattern whose groups become arguments, and what answers. */
export interface DoubleRoute {
  readonly method: string;
  readonly path: RegExp;
  readonly answer: (request: DoubleRequest, ...parts: string[]) => DoubleResponse | Promise<DoubleResponse>;
}

/** Finds the route of a request; undefined when none matches. */
export function route(
  routes: readonly DoubleRoute[],
  request: DoubleRequest,
): (() => DoubleResponse | Promise<DoubleResponse>) | undefined {
  for (const { method, path, answer } of routes) {
    const match = method === request.method ? path.exec(decodeURIComponent(request.url.pathname)) : null;
    if (match !== null) return () => answer(request, ...match.slice(1));
  }
  return undefined;
}
