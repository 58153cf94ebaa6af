import { randomBytes, randomUUID } from 'node:crypto';
import type { DoubleRequest, DoubleResponse } from '../httpsDouble';
import { tenantId } from '../people';
import type { SandboxPerson } from '../people';
import type { Signer } from './keys';
import { refusal } from './refusal';

interface Asked {
  readonly clientId: string;
  readonly scope: string;
  readonly userCode: string;
  person: SandboxPerson | undefined;
}

/** Signing in at another screen: a code is shown, somebody enters it elsewhere, and the tokens are fetched meanwhile. */
export interface DeviceCodes {
  /** The standard's name of the grant, and the short one that Microsoft's own library sends. */
  readonly grantTypes: readonly string[];
  ask(request: DoubleRequest, issuer: string): DoubleResponse;
  token(form: URLSearchParams, issuer: string): Promise<DoubleResponse>;
  /** Does what a person does who enters the code and signs in. */
  readonly approve: (userCode: string, person: SandboxPerson) => void;
}

const seconds = 900;

/** Makes the device side of the sign-in; tokens hold the scopes that were asked for. */
export function createDeviceCodes(signer: Signer): DeviceCodes {
  const asked = new Map<string, Asked>();
  return {
    grantTypes: ['urn:ietf:params:oauth:grant-type:device_code', 'device_code'],
    ask(request, issuer) {
      const form = new URLSearchParams(request.body);
      const deviceCode = randomBytes(24).toString('base64url');
      const userCode = randomBytes(5).toString('hex').toUpperCase().slice(0, 9);
      asked.set(deviceCode, {
        clientId: form.get('client_id') ?? '',
        scope: form.get('scope') ?? '',
        userCode,
        person: undefined,
      });
      const verification_uri = `${new URL(issuer).origin}/devicelogin`;
      return {
        status: 200,
        body: {
          device_code: deviceCode,
          user_code: userCode,
          verification_uri,
          expires_in: seconds,
          interval: 1,
          message: `Open ${verification_uri} and enter ${userCode}`,
        },
      };
    },
    async token(form, issuer) {
      const code = form.get('device_code') ?? '';
      const held = asked.get(code);
      if (held?.clientId !== form.get('client_id'))
        return refusal('invalid_grant', 'The code is not of this client.');
      const { person, clientId, scope } = held;
      if (person === undefined) return refusal('authorization_pending', 'Nobody has signed in yet.');
      asked.delete(code);
      const wanted = scope.split(' ').filter((one) => one.startsWith('https://'));
      const audience = new URL(wanted[0] ?? 'https://graph.microsoft.com').origin;
      const scp = wanted.map((one) => one.slice(audience.length + 1)).join(' ');
      const own = { iss: issuer, tid: tenantId, oid: person.id, sub: person.id };
      const id = { ...own, aud: clientId, preferred_username: person.upn, name: person.name, ver: '2.0' };
      return {
        status: 200,
        body: {
          token_type: 'Bearer',
          scope,
          expires_in: 3599,
          access_token: await signer.sign({ ...own, aud: audience, appid: clientId, scp }, 3599),
          id_token: await signer.sign(id, 3599),
          refresh_token: randomUUID(),
          client_info: Buffer.from(JSON.stringify({ uid: person.id, utid: tenantId })).toString('base64url'),
        },
      };
    },
    approve(userCode, person) {
      const held = [...asked.values()].find((one) => one.userCode === userCode);
      if (held === undefined) throw new Error('no such code');
      held.person = person;
    },
  };
}
