import { ServiceClientCredentialsFactory, AppCredentials } from 'botframework-connector';
import type { Secret } from '../../services/secret';

/** Gives a bearer token for a scope; made by `services/graph/credentials.ts` over @azure/identity. */
export type TokenSource = (scope: string) => Promise<{ readonly token: Secret; readonly expiresAt: number }>;

const connectorScope = 'https://api.botframework.com/.default';

/**
 * The bot's own credentials towards the connector. The SDK's would ask MSAL for public discovery and accept an empty app
 * id as "no authentication"; these do neither.
 */
export class BotCredentialsFactory extends ServiceClientCredentialsFactory {
  constructor(
    private readonly botId: string,
    private readonly tokens: TokenSource,
  ) {
    super();
  }

  override isValidAppId(appId: string): Promise<boolean> {
    return Promise.resolve(appId.toLowerCase() === this.botId.toLowerCase());
  }

  override isAuthenticationDisabled(): Promise<boolean> {
    return Promise.resolve(false);
  }

  override createCredentials(appId: string): Promise<BotCredentials> {
    return Promise.resolve(new BotCredentials(appId, this.tokens));
  }
}

class BotCredentials extends AppCredentials {
  constructor(
    appId: string,
    private readonly tokens: TokenSource,
  ) {
    super(appId, undefined, connectorScope);
  }

  protected override async refreshToken() {
    const { token, expiresAt } = await this.tokens(connectorScope);
    return token.reveal((accessToken) => ({ accessToken, expiresOn: new Date(expiresAt) }));
  }
}
