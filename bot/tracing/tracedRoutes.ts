import type { Trace } from '../../services/tracing';
import type { Handler } from '../http';
import type { Routes } from '../server';

/** The routes, with a span for each answer: an activity of Teams or a page, named by the route and never by the address. */
export function tracedRoutes(routes: Routes, trace: Trace): Routes {
  const spanned = (route: string, handler: Handler): Handler => {
    const what = route.endsWith('/api/messages') ? 'activity' : 'page';
    return (request) =>
      trace(
        what,
        { route },
        () => handler(request),
        ({ status }) => ({ status }),
      );
  };
  return Object.fromEntries(
    Object.entries(routes).map(([route, handler]) => [route, spanned(route, handler)]),
  );
}
