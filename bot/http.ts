/** A request as the handlers see it, free of any framework; header names in lower case. */
export interface HttpRequest {
  readonly method: string;
  readonly path: string;
  readonly params: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: string;
  /** The address of the other end of the connection: the visitor's, or a proxy's. */
  readonly remote: string;
}

/** An answer; `write` may hand out the body piece by piece, so that a passcode is never joined into a longer text. */
export interface HttpResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
  readonly write: (send: (text: string) => void) => void;
}

export type Handler = (request: HttpRequest) => Promise<HttpResponse>;

/** An answer with a JSON body. */
export function json(status: number, body: unknown): HttpResponse {
  return {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' },
    write: (send) => {
      send(JSON.stringify(body));
    },
  };
}

/** "Too much", with the seconds after which to try again. */
export function retryLater(waitMs: number): { readonly 'retry-after': string } {
  return { 'retry-after': String(Math.ceil(waitMs / 1_000)) };
}

/** An answer without a body. */
export function empty(status: number, headers: HttpResponse['headers'] = {}): HttpResponse {
  return { status, headers: { 'cache-control': 'no-store', ...headers }, write: () => undefined };
}

/** The fields of a form body; of a repeated field the first counts. */
export function formFields(body: string): ReadonlyMap<string, string> {
  const fields = new Map<string, string>();
  for (const [name, value] of new URLSearchParams(body)) if (!fields.has(name)) fields.set(name, value);
  return fields;
}

/** The value of a cookie, or undefined. */
export function cookie(request: HttpRequest, name: string): string | undefined {
  return (request.headers['cookie'] ?? '')
    .split(';')
    .map((part) => part.trim())
    .find((part) => part.startsWith(`${name}=`))
    ?.slice(name.length + 1);
}
