import { CloudAdapter, ConfigurationBotFrameworkAuthentication, TeamsActivityHandler } from 'botbuilder';
import type { AdaptiveCardInvokeResponse, TurnContext } from 'botbuilder';
import restify from 'restify';
import { BotCredentialsFactory } from '../../../bot/teams/credentials';
import type { Card } from '../../../cards/data';
import { render } from '../../../cards/render';
import { answering } from './answering';
import { usage } from './usage';

/** Who the bare bot is, and the card it answers every press with. */
export interface BarePlan {
  readonly botId: string;
  readonly tenantId: string;
  readonly authorityUrl: string;
  readonly metadataUrl: string;
  readonly tokenIssuer: string;
  /** Absent where no press is measured. */
  readonly card?: Card;
}

/** A bot as the SDK's samples write it: restify, the cloud adapter with the channel's token verified, a templated card. */
class BareBot extends TeamsActivityHandler {
  constructor(private readonly card: Card | undefined) {
    super();
  }

  protected override onAdaptiveCardInvoke(): Promise<AdaptiveCardInvokeResponse> {
    const value = this.card === undefined ? {} : render(this.card);
    return Promise.resolve({ statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value });
  }
}

/** The adapter's own types of requests are not quite restify's. */
type Processing = (
  request: object,
  response: object,
  logic: (context: TurnContext) => Promise<void>,
) => Promise<void>;

answering({
  async start(plan: BarePlan): Promise<number> {
    const adapter = new CloudAdapter(
      new ConfigurationBotFrameworkAuthentication(
        {
          MicrosoftAppId: plan.botId,
          MicrosoftAppType: 'SingleTenant',
          MicrosoftAppTenantId: plan.tenantId,
          ToChannelFromBotLoginUrl: `${plan.authorityUrl}/${plan.tenantId}`,
          ToChannelFromBotOAuthScope: 'https://api.botframework.com',
          ToBotFromChannelTokenIssuer: plan.tokenIssuer,
          OAuthUrl: 'https://api.botframework.com',
          ToBotFromChannelOpenIdMetadataUrl: plan.metadataUrl,
          ToBotFromEmulatorOpenIdMetadataUrl: plan.metadataUrl,
          CallerId: '',
        },
        new BotCredentialsFactory(plan.botId, () => Promise.reject(new Error('it sends nothing'))),
      ),
    );
    const bot = new BareBot(plan.card);
    const server = restify.createServer();
    server.use(restify.plugins.bodyParser());
    const process = adapter.process.bind(adapter) as Processing;
    server.post('/api/messages', async (request, response) => {
      await process(request, response, (context) => bot.run(context));
    });
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    return server.address().port;
  },
  usage,
  collect() {
    globalThis.gc?.();
    return usage();
  },
  stop() {
    setImmediate(() => process.exit(0));
  },
});
