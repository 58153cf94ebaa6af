import type { DoubleRequest, DoubleResponse } from '../httpsDouble';

/** One page of a collection, with the link to the next; small pages make sure that clients follow it. */
export function page(request: DoubleRequest, items: readonly object[], size = 100): DoubleResponse {
  const skip = Number(request.url.searchParams.get('$skiptoken') ?? 0);
  const value = items.slice(skip, skip + size);
  const next = new URL(request.url);
  next.searchParams.set('$skiptoken', String(skip + size));
  const more = skip + size < items.length ? { '@odata.nextLink': next.href } : {};
  return { status: 200, body: { value, ...more } };
}
