import { trackerPassword } from './accounts';

/** A browser without a screen in which somebody has signed in to the tracker. */
export interface Reader {
  /** The page of a ticket, whole, after following where the tracker sends this person. */
  ticket(number: string): Promise<{ readonly status: number; readonly url: string; readonly html: string }>;
  /** What the tracker's REST interface answers this person. */
  rest(path: string): Promise<{ readonly status: number; readonly text: string }>;
}

/** Signs in with user name and password. */
export async function createReader(url: string, user: string): Promise<Reader> {
  const answer = await fetch(`${url}/NoAuth/Login.html`, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'content-type': 'application/x-www-form-urlencoded', referer: `${url}/NoAuth/Login.html` },
    body: new URLSearchParams({ user, pass: trackerPassword }).toString(),
  });
  const cookie = answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
  if (cookie === '') throw new Error(`${user} cannot sign in to the tracker`);
  const basic = Buffer.from(`${user}:${trackerPassword}`).toString('base64');
  return {
    async ticket(number) {
      const page = await fetch(`${url}/Ticket/Display.html?id=${number}`, { headers: { cookie } });
      return { status: page.status, url: page.url, html: await page.text() };
    },
    async rest(path) {
      const told = await fetch(`${url}/REST/2.0/${path}`, { headers: { authorization: `Basic ${basic}` } });
      return { status: told.status, text: await told.text() };
    },
  };
}
