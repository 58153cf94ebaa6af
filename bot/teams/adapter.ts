import { TeamsAdapter } from '@microsoft/teams-ai/lib/TeamsAdapter';
import type { Activity, ActivityHandler, InvokeResponse } from 'botbuilder';
import { AuthenticationConfiguration } from 'botframework-connector';
import type { Claim } from 'botframework-connector';
import type { Log } from '../../services/ports';
import type { HeardActivity } from '../activity';
import { empty, json } from '../http';
import type { HttpResponse } from '../http';
import { BotCredentialsFactory } from './credentials';
import type { TokenSource } from './credentials';

/** Who the bot is and whose tokens it accepts. */
export interface AdapterSettings {
  readonly botId: string;
  readonly tenantId: string;
  readonly authorityUrl: string;
  readonly openIdMetadataUrl: string;
  readonly tokenIssuer: string;
  readonly tokens: TokenSource;
}

/** The SDK's adapter without its HTTP half, which prints what went wrong and tells it to the caller. */
export class DeskAdapter extends TeamsAdapter {
  receive(
    authorization: string,
    activity: Activity,
    bot: ActivityHandler,
  ): Promise<InvokeResponse | undefined> {
    return this.processActivity(authorization, activity, (context) => bot.run(context));
  }
}

/** The adapter, told to accept the channel's tokens and nothing else. */
export function createAdapter(settings: AdapterSettings, log: Log): DeskAdapter {
  // Setting one of these switches off all defaults, so all are set; the emulator's door leads to the channel's own keys.
  const adapter = new DeskAdapter(
    {
      MicrosoftAppId: settings.botId,
      MicrosoftAppType: 'SingleTenant',
      MicrosoftAppTenantId: settings.tenantId,
      ToChannelFromBotLoginUrl: `${settings.authorityUrl}/${settings.tenantId}`,
      ToChannelFromBotOAuthScope: 'https://api.botframework.com',
      ToBotFromChannelTokenIssuer: settings.tokenIssuer,
      OAuthUrl: 'https://api.botframework.com',
      ToBotFromChannelOpenIdMetadataUrl: settings.openIdMetadataUrl,
      ToBotFromEmulatorOpenIdMetadataUrl: settings.openIdMetadataUrl,
      CallerId: '',
    },
    new BotCredentialsFactory(settings.botId, settings.tokens),
    new AuthenticationConfiguration([], (claims) => {
      if (!fromChannel(claims, settings)) return Promise.reject(new Error('not a channel token'));
      return Promise.resolve();
    }),
  );
  adapter.onTurnError = (_context, error) => {
    log.error('teams:turnFailed', { bug: error.name });
    return Promise.resolve();
  };
  return adapter;
}

/** Runs one gated activity through the adapter, which verifies its token; nothing of an error is told. */
export async function processActivity(
  adapter: DeskAdapter,
  activity: HeardActivity,
  authorization: string,
  bot: ActivityHandler,
): Promise<HttpResponse> {
  try {
    const answer = await adapter.receive(authorization, activity as unknown as Activity, bot);
    if (answer === undefined) return empty(200);
    // An invoke that nobody knows has a status and no body.
    return answer.body === undefined ? empty(answer.status) : json(answer.status, answer.body);
  } catch {
    // A token that cannot be verified; whatever the bot itself throws ends in `onTurnError`.
    return empty(401);
  }
}

function fromChannel(claims: readonly Claim[], settings: AdapterSettings): boolean {
  const value = (type: string): string => claims.find((claim) => claim.type === type)?.value ?? '';
  return (
    value('iss') === settings.tokenIssuer &&
    value('aud').toLowerCase() === settings.botId.toLowerCase() &&
    value('serviceurl') !== ''
  );
}
