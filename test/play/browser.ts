import { readPage } from './page';
import type { TextPage, Way } from './page';

/** A person's browser without a screen: keeps cookies for each site and follows redirects. */
export interface Browser {
  open(address: string): Promise<TextPage>;
  /** Follows a way of the page that is open, with what was filled in. */
  go(way: Way, filled: Readonly<Record<string, string>>): Promise<TextPage>;
}

const redirectsAtMost = 10;

/** Opens a browser with no cookie in it. */
export function openBrowser(): Browser {
  const cookies = new Map<string, Map<string, string>>();
  let here = '';

  async function ask(method: string, address: string, form?: URLSearchParams): Promise<TextPage> {
    let request: { method: string; url: URL; form: URLSearchParams | undefined } = {
      method,
      url: new URL(address, here === '' ? undefined : here),
      form,
    };
    for (let followed = 0; followed < redirectsAtMost; followed += 1) {
      const { url } = request;
      const kept = cookies.get(url.origin) ?? new Map<string, string>();
      cookies.set(url.origin, kept);
      const response = await fetch(url, {
        redirect: 'manual',
        method: request.method,
        headers: { cookie: [...kept].map(([name, value]) => `${name}=${value}`).join('; ') },
        ...(request.form === undefined ? {} : { body: request.form }),
      });
      for (const line of response.headers.getSetCookie()) {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
        kept.set(name, value);
      }
      const next = response.headers.get('location');
      if (next === null) {
        here = url.href;
        return readPage(await response.text());
      }
      await response.body?.cancel();
      request = { method: 'GET', url: new URL(next, url), form: undefined };
    }
    throw new Error(`${here} sends in a circle`);
  }

  return {
    open: (address) => ask('GET', address),
    go({ to, method, hidden }, filled) {
      const form = new URLSearchParams({ ...hidden, ...filled });
      const address = to === '' ? here : to;
      return method === 'POST' ? ask('POST', address, form) : ask('GET', address);
    },
  };
}
