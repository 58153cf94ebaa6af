import { escapeHtml, sandboxPage } from '../html';
import type { DoubleRequest, DoubleResponse } from '../httpsDouble';
import { people } from '../people';
import type { DoubleRoute } from '../routes';
import { credentialOf } from './credential';
import type { Credential } from './credential';

import type { Pending } from './request';

/** How a holder presents: how like the photo the face is, and whether the service looks at anything itself. */
export interface Showing {
  readonly score?: number;
  readonly careless?: boolean;
}

/** What a wallet does with the requests of the service. */
export interface Wallet {
  /** Every request that was accepted, oldest first. */
  readonly requests: readonly Pending[];
  /** The request behind a link, as long as it can be answered. */
  readonly open: (link: string) => Pending | undefined;
  /** Takes a request up at its link; the status with which the product heard of it, undefined when it was too late. */
  readonly scan: (link: string) => Promise<number | undefined>;
  /** The holder shows a credential; the same, and undefined also when the wallet finds nothing that fits. */
  readonly show: (link: string, credential: Credential, showing?: Showing) => Promise<number | undefined>;
}

const title = 'Authenticator (sandbox)';

/** A wallet for a person with a browser: whoever holds it, whatever it is asked for, and whether the face is theirs. */
export function walletRoutes({ requests, open, scan, show }: Wallet): readonly DoubleRoute[] {
  const list = (): DoubleResponse => {
    const waiting = requests.filter(({ link }) => open(link) !== undefined);
    const forms = waiting.map(({ link, asked, state }) => {
      const held = Object.entries(people).map(
        ([key, { name }]) => `<option value="${key}">${escapeHtml(name)}</option>`,
      );
      return `<form method="post" action="/wallet"><input type="hidden" name="link" value="${escapeHtml(link)}">
    <p><strong>${escapeHtml(asked.registration.clientName)}</strong> asks for your Verified ID. ${escapeHtml(asked.registration.purpose ?? '')}</p>
    ${state === 'waiting' ? '<button name="do" value="scan">Scan the code</button>' : ''}
    <label>Whose wallet is this? <select name="person">${held.join('')}</select></label>
    <button name="do" value="face">Show it, with the right face</button><button name="do" value="otherFace">Show it, with another face</button></form>`;
    });
    const body = forms.length === 0 ? '<p>Nobody asks for anything now.</p>' : forms.join('<hr>');
    return { status: 200, body: sandboxPage(title, body) };
  };

  const act = async (request: DoubleRequest): Promise<DoubleResponse> => {
    const fields = new URLSearchParams(request.body);
    const link = fields.get('link') ?? '';
    const person = Object.entries(people).find(([key]) => key === fields.get('person'))?.[1];
    const isFace = fields.get('do') === 'face';
    if (fields.get('do') === 'scan') await scan(link);
    else if (person !== undefined) await show(link, credentialOf(person), { score: isFace ? 95 : 20 });
    return { status: 303, headers: { location: '/' }, body: '' };
  };

  return [
    { method: 'GET', path: /^\/$/, answer: list },
    { method: 'POST', path: /^\/wallet$/, answer: act },
  ];
}
