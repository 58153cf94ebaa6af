import {
  CardFactory,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  MessageFactory,
  TeamsActivityHandler,
  TurnContext,
} from 'botbuilder';
import type { AdaptiveCardInvokeResponse } from 'botbuilder';
import { Pool } from 'pg';
import restify from 'restify';
import { BotCredentialsFactory } from '../../../bot/teams/credentials';
import type { Card } from '../../../cards/data';
import { render } from '../../../cards/render';
import { Secret } from '../../../services/secret';
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
  /** A database in which what was pressed is kept, and the card that is then edited, with this token; absent when it only answers. */
  readonly keeps?: { readonly databaseUrl: string; readonly token: string; readonly card: Card };
}

/** A bot as the SDK's samples write it: restify, the cloud adapter with the channel's token verified, a templated card. */
class BareBot extends TeamsActivityHandler {
  constructor(
    private readonly card: Card | undefined,
    private readonly kept: Kept | undefined,
    private readonly edit: (context: TurnContext) => void,
  ) {
    super();
  }

  protected override async onAdaptiveCardInvoke(context: TurnContext): Promise<AdaptiveCardInvokeResponse> {
    await this.kept?.(JSON.stringify(context.activity.value));
    const value = this.card === undefined ? {} : render(this.card);
    if (this.kept !== undefined) this.edit(context);
    return { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value };
  }
}

/** Keeps what was pressed. */
type Kept = (pressed: string) => Promise<void>;

/** The least that a case needs: a row is locked, an event and the row written, and both committed on disk. */
async function keeper(databaseUrl: string): Promise<Kept> {
  const pool = new Pool({ connectionString: databaseUrl, max: 10 });
  await pool.query(`create table if not exists bare_case (id integer primary key, body text not null)`);
  await pool.query(`create table if not exists bare_event (id serial primary key, body text not null)`);
  await pool.query(
    `insert into bare_case select n, '' from generate_series(0, 99) as n on conflict do nothing`,
  );
  let count = 0;
  return async (pressed) => {
    const id = (count += 1) % 100;
    const client = await pool.connect();
    try {
      await client.query('begin');
      await client.query('select body from bare_case where id = $1 for update', [id]);
      await client.query('insert into bare_event (body) values ($1)', [pressed]);
      await client.query('update bare_case set body = $2 where id = $1', [id, pressed]);
      await client.query('commit');
    } finally {
      client.release();
    }
  };
}

/** The adapter's own types of requests are not quite restify's. */
type Processing = (
  request: object,
  response: object,
  logic: (context: TurnContext) => Promise<void>,
) => Promise<void>;

function tokenOf({ keeps }: BarePlan) {
  if (keeps === undefined) throw new Error('it sends nothing');
  return { token: new Secret(keeps.token), expiresAt: Date.now() + 3_600_000 };
}

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
        new BotCredentialsFactory(plan.botId, () => Promise.resolve(tokenOf(plan))),
      ),
    );
    const edit = (context: TurnContext): void => {
      const { activity } = context;
      const reference = TurnContext.getConversationReference(activity);
      const card = plan.keeps === undefined ? {} : render(plan.keeps.card);
      const message = MessageFactory.attachment(CardFactory.adaptiveCard(card));
      void adapter.continueConversationAsync(plan.botId, reference, async (later) => {
        await later.updateActivity({ ...message, id: activity.replyToId ?? '' });
      });
    };
    const kept = plan.keeps && (await keeper(plan.keeps.databaseUrl));
    const bot = new BareBot(plan.card, kept, edit);
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
