import { TeamsAdapter } from '@microsoft/teams-ai/lib/TeamsAdapter';
import type { ActivityHandler, Response } from 'botbuilder';
import { AuthenticationConfiguration } from 'botframework-connector';
import type { Claim } from 'botframework-connector';
import type { Log } from '../../services/ports';
import type { GatedActivity } from '../gate';
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

/** The SDK's adapter, told to accept the channel's tokens and nothing else. */
export function createAdapter(settings: AdapterSettings, log: Log): TeamsAdapter {
  // Setting one of these switches off all defaults, so all are set; the emulator's door leads to the channel's own keys.
  const adapter = new TeamsAdapter(
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
  adapter: TeamsAdapter,
  activity: GatedActivity,
  authorization: string,
  bot: ActivityHandler,
): Promise<HttpResponse> {
  let status = 500;
  let body: unknown;
  // All that the adapter asks of a response, so that no web framework is needed here.
  const response = {
    status: (code: number) => (status = code),
    header: () => undefined,
    send: (value: unknown) => (body = value),
    end: () => undefined,
  } as unknown as Response;
  try {
    await adapter.process(
      { body: activity, headers: { authorization }, method: 'POST' },
      response,
      async (context) => {
        await bot.run(context);
      },
    );
  } catch {
    return empty(400);
  }
  // A wrong signature is a 500 to the SDK and a 401 to the world.
  if (status >= 400) return empty(status === 500 ? 401 : status);
  return body === undefined ? empty(status) : json(status, body);
}

function fromChannel(claims: readonly Claim[], settings: AdapterSettings): boolean {
  const value = (type: string): string => claims.find((claim) => claim.type === type)?.value ?? '';
  return (
    value('iss') === settings.tokenIssuer &&
    value('aud').toLowerCase() === settings.botId.toLowerCase() &&
    value('serviceurl') !== ''
  );
}
