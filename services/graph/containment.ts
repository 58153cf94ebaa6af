import { Fault } from '../faults';
import type { MethodKind } from '../policy/terms';
import type { Containment } from '../ports';
import { Refused, known } from './client';
import type { GraphClient } from './client';
import { path } from './path';

const collections: Partial<Readonly<Record<MethodKind, string>>> = {
  passkey: 'fido2Methods',
  authenticator: 'microsoftAuthenticatorMethods',
  windowsHello: 'windowsHelloForBusinessMethods',
  phone: 'phoneMethods',
  softwareOath: 'softwareOathMethods',
  email: 'emailMethods',
  platformCredential: 'platformCredentialMethods',
};

/** Containment of an account by the reaper. */
export function createContainment(reaper: GraphClient): Containment {
  return {
    async removeMethod(subjectId, { id, kind }) {
      const collection = collections[kind];
      // Graph has no call that removes it: a person must.
      if (collection === undefined) throw new Fault('GRAPH_REFUSED', { retryable: false });
      try {
        const base = path`/users/${subjectId}/authentication/`;
        await reaper.send('DELETE', `${base}${collection}/${encodeURIComponent(id)}`);
      } catch (error) {
        if (error instanceof Refused && error.refusal.status === 404) return;
        throw known(error);
      }
    },
    async revokeSessions(subjectId) {
      try {
        await reaper.send('POST', path`/users/${subjectId}/revokeSignInSessions`);
      } catch (error) {
        throw known(error);
      }
    },
  };
}
