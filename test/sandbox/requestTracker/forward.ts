import type { DoubleRequest, DoubleResponse } from '../httpsDouble';

// These belong to one connection, or are set by whoever sends.
const own = ['connection', 'content-length', 'transfer-encoding', 'keep-alive', 'accept-encoding'];

/** Passes a request on to a server behind, and its answer back as it is. */
export async function forward(address: string, request: DoubleRequest): Promise<DoubleResponse> {
  const { method, url, headers, body } = request;
  const answer = await fetch(`${address}${url.pathname}${url.search}`, {
    method,
    headers: without(Object.entries(headers)),
    redirect: 'manual',
    ...(method === 'GET' || method === 'HEAD' ? {} : { body }),
  });
  return {
    status: answer.status,
    headers: without([...answer.headers]),
    body: Buffer.from(await answer.arrayBuffer()),
  };
}

function without(headers: readonly (readonly [string, string])[]): Record<string, string> {
  return Object.fromEntries(headers.filter(([name]) => !own.includes(name)));
}
