import type { Scene } from './scene';
import type { SandboxPerson } from './people';

/** What a browser got. */
export interface Page {
  readonly status: number;
  readonly text: string;
  readonly headers: Headers;
}

/** A browser without a screen: keeps cookies, follows redirects of our own site, fills the form it sees. */
export function createVisitor(scene: Pick<Scene, 'url' | 'login' | 'recorder'>) {
  const cookies = new Map<string, string>();

  async function ask(
    path: string,
    form?: Readonly<Record<string, string>>,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Response> {
    const response = await fetch(new URL(path, scene.url), {
      redirect: 'manual',
      method: form === undefined ? 'GET' : 'POST',
      headers: {
        cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        ...(form === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
        ...headers,
      },
      ...(form === undefined ? {} : { body: new URLSearchParams(form).toString() }),
    });
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      const at = pair.indexOf('=');
      cookies.set(pair.slice(0, at), pair.slice(at + 1));
    }
    return response;
  }

  async function pageOf(response: Response): Promise<Page> {
    const text = await response.text();
    const { status, headers, url } = response;
    scene.recorder.record({
      at: new Date().toISOString(),
      from: 'browser',
      to: 'page',
      method: '',
      url,
      requestHeaders: {},
      requestBody: '',
      status,
      responseBody: text,
    });
    return { status, text, headers };
  }

  return {
    cookies,
    async open(path: string): Promise<Page> {
      return await pageOf(await ask(path));
    },
    /** Sends the form of a page, hidden fields included. */
    async submit(
      path: string,
      page: Page,
      typed: Readonly<Record<string, string>>,
      headers: Readonly<Record<string, string>> = {},
    ): Promise<Page> {
      return await pageOf(await ask(path, { ...hiddenFields(page.text), ...typed }, headers));
    },
    /** Follows a redirect to the sign-in, signs in as somebody, and comes back with what our site answers then. */
    async signIn(
      path: string,
      person: SandboxPerson,
      options: {
        readonly form?: Readonly<Record<string, string>>;
        readonly signedInMinutesAgo?: number;
        /** Claims of every id token that are not as they should be. */
        readonly bent?: Readonly<Record<string, unknown>>;
      } = {},
    ): Promise<Page> {
      const { form, signedInMinutesAgo = 0, bent = {} } = options;
      return await follow(await ask(path, form), person, { signedInMinutesAgo, bent });
    },
  };

  async function follow(
    start: Response,
    person: SandboxPerson,
    { signedInMinutesAgo, bent }: { signedInMinutesAgo: number; bent: Readonly<Record<string, unknown>> },
  ): Promise<Page> {
    const location = start.headers.get('location') ?? '';
    if (!location.startsWith(scene.login.url)) return await pageOf(start);
    const { action, fields } = scene.login.signIn(location, person, { signedInMinutesAgo, bent });
    const back = await ask(new URL(action).pathname, fields);
    const next = back.headers.get('location') ?? '';
    if (next.startsWith(scene.login.url)) return await follow(back, person, { signedInMinutesAgo: 0, bent });
    return next === '' ? await pageOf(back) : await pageOf(await ask(next));
  }
}

/** The hidden fields of the form on a page. */
export function hiddenFields(html: string): Record<string, string> {
  return Object.fromEntries(
    [...html.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)">/g)].map((match) => [
      match[1] ?? '',
      match[2] ?? '',
    ]),
  );
}

/** The passcode on a page, put together again from its marked characters; undefined when there is none. */
export function passcodeOn(html: string): string | undefined {
  const block = /<p class="passcode"[^>]*>(.*?)<\/p>/s.exec(html)?.[1];
  if (block === undefined) return undefined;
  return [...block.matchAll(/<span class="\w+">(.*?)<\/span>/g)]
    .map((match) =>
      (match[1] ?? '').replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code))),
    )
    .join('');
}
