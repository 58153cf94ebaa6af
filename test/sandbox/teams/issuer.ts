import { createSigner } from '../login/keys';
import { startDouble } from '../httpsDouble';
import type { Double } from '../httpsDouble';
import type { Recorder } from '../recorder';

/** The channel's token issuer: OpenID metadata, keys, and signed tokens for activities. */
export interface ChannelIssuer extends Double {
  readonly metadataUrl: string;
  readonly issuer: string;
  /** A bearer token as the connector sends it, the same with every activity; claims can be bent for abuse tests. */
  token(botId: string, serviceUrl: string, claims?: Readonly<Record<string, unknown>>): Promise<string>;
}

/** Starts the issuer. */
export async function startIssuer(recorder: Recorder): Promise<ChannelIssuer> {
  const signer = await createSigner('channel-1', { endorsements: ['msteams'] });
  const double: Double = await startDouble(
    'issuer',
    ({ url }) => {
      if (url.pathname === '/keys') return { status: 200, body: signer.jwks };
      return {
        status: 200,
        body: {
          issuer: 'https://api.botframework.com',
          jwks_uri: `${double.url}/keys`,
          id_token_signing_alg_values_supported: ['RS256'],
        },
      };
    },
    { recorder },
  );
  const tokens = new Map<string, Promise<string>>();
  return {
    ...double,
    metadataUrl: `${double.url}/.well-known/openidconfiguration`,
    issuer: 'https://api.botframework.com',
    token(botId, serviceUrl, claims = {}) {
      const all = { iss: 'https://api.botframework.com', aud: botId, serviceurl: serviceUrl, ...claims };
      const name = JSON.stringify(all);
      const token = tokens.get(name) ?? signer.sign(all, 3600);
      tokens.set(name, token);
      return token;
    },
  };
}
