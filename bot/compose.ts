import type { DestinationStream } from 'pino';
import type { LaneBudget } from '../services/graph/lane';
import type { Patience } from '../services/handOver';
import { createServiceDesk } from '../services/itsm/serviceDesk';
import { createHealth } from '../services/health';
import { runJobs } from '../services/jobs';
import type { Signer } from '../services/audit/trail';
import { monitor } from '../services/monitor';
import type { Raise } from '../services/monitor';
import { keepProbing, probe } from '../services/probe';
import { signInProofs } from '../services/policy/evidence';
import { readPolicy } from '../services/policyFile';
import { raiser } from '../services/raising';
import { openPostgres } from '../services/store/postgres';
import type { Database } from '../services/store/schema';
import { createStore } from '../services/store/store';
import { keepUp, upkeep } from '../services/upkeep';
import { createVault } from '../services/vault';
import { createVerifiedId } from '../services/verifiedId/verifiedId';
import { watch } from '../services/watch';
import type { WatchPace } from '../services/watch';
import { within } from '../services/within';
import type { World } from '../services/world';
import { businessOffset } from './clock';
import { outsideOf } from './composeSinks';
import { graphOf, identitiesOf, tokensOf } from './composeTenant';
import { ConfigFault } from './config';
import type { Config } from './config';
import { createEdge } from './edge';
import { createFloods } from './floods/floods';
import type { Rates } from './floods/floods';
import { createBrowser } from './handover/browser';
import { limited } from './handover/limited';
import { pageRoutes } from './handover/routes';
import { createSignIn } from './handover/signIn';
import { signInHandlers } from './handover/signInHandlers';
import words from './handover/words/en.json';
import { empty } from './http';
import { createAnchors } from './anchors';
import { holdToKey } from './holdToKey';
import { createLog } from './log';
import { createMessenger } from './messenger';
import { policyText } from './policyText';
import { readiness } from './readiness';
import { createServer } from './server';
import type { ServerTls } from './server';
import { createAdapter } from './teams/adapter';
import { DeskBot } from './teams/bot';
import { createChannelKeys } from './teams/channelKeys';
import { createChat } from './teams/chat';
import { messagesHandler } from './teams/messages';
import { createPace } from './teams/pace';
import type { Window } from './teams/pace';
import { createSending } from './teams/sending';
import { verifiedIdRoutes } from './verifiedId/routes';

/** What the sandbox and the tests may set otherwise; production takes none of it. */
export interface Stage {
  readonly database?: Database;
  readonly tls?: ServerTls;
  readonly lane?: LaneBudget;
  readonly pace?: WatchPace;
  readonly patience?: Patience;
  readonly upkeepSeconds?: number;
  readonly leaseSeconds?: number;
  readonly probeMs?: number;
  readonly monitorSeconds?: number;
  readonly raise?: Raise;
  readonly rates?: Rates;
  /** How much may be sent into one conversation. */
  readonly windows?: readonly Window[];
  /** How long one call to Graph, the desk or Teams may take, in ms. */
  readonly callMs?: number;
  readonly logTo?: DestinationStream;
}

/** A composed process: `start` resolves with the port it listens on, `stop` when nothing is under way. */
export interface Process {
  readonly world: World;
  start(): Promise<number>;
  stop(): Promise<void>;
}

const recoveryMs = 15_000;

/** Puts every adapter behind its port and every handler on its route. */
export async function compose(config: Config, stage: Stage = {}): Promise<Process> {
  const policy = readPolicy(await policyText(config.policyFile));
  if ('faults' in policy) throw new ConfigFault(policy.faults.map((fault) => `POLICY_FILE: ${fault}`));
  const log = createLog(stage.logTo);
  const calls = stage.callMs === undefined ? {} : { timeoutMs: stage.callMs };
  const graph = graphOf(config, {
    ...calls,
    ...(stage.lane === undefined ? {} : { lane: stage.lane }),
    names: policy.policy.alerts.names,
  });
  const serviceDesk = createServiceDesk({ ...config.desk, ...calls });
  const vault = createVault(config.sealingKey);
  const store = await createStore(
    openDatabase(config, stage, log),
    businessOffset(config.clockUrl),
    stage.leaseSeconds,
  );

  await holdToKey(store, vault);

  const { id: botId, tokenIssuer, openIdMetadataUrl, connectorHosts } = config.bot;
  const { tenantId, authorityUrl } = config;
  const adapter = createAdapter(
    {
      botId,
      tenantId,
      authorityUrl,
      openIdMetadataUrl,
      tokenIssuer,
      tokens: tokensOf(config, config.bot.identity),
    },
    log,
  );
  const sending = createSending(createPace(stage.windows), stage.callMs);
  const chat = createChat(adapter, store, sending, graph.install, {
    botId,
    tenantId,
    connectorHosts,
    channels: config.channels,
  });

  const world: World = {
    ...graph,
    store,
    serviceDesk,
    presentations: presentationsOf(config, calls),
    anchors: createAnchors(config.auditFile),
    vault,
    log,
    health: createHealth(),
    policy: policy.policy,
    signInProofs: signInProofs.filter((kind) => config.signIn.contexts[kind] !== undefined),
    groupIds: config.groupIds,
    identities: identitiesOf(config),
    publicUrl: config.publicUrl,
    ...outsideOf(config, calls),
    messenger: createMessenger(() => world, chat, serviceDesk),
  };

  const floods = createFloods(undefined, stage.rates);
  const bot = new DeskBot(createEdge(world, chat, floods), store, floods, sending);
  const browser = createBrowser(vault, config.publicUrl);
  const signIn = signInHandlers(
    world,
    browser,
    createSignIn({
      ...config.signIn,
      tenantId,
      authorityUrl,
      graphUrl: config.graphUrl,
      redirectUri: `${config.publicUrl}/signin/callback`,
    }),
  );
  const server = createServer(
    {
      'POST /api/messages': messagesHandler(adapter, bot, createChannelKeys(openIdMetadataUrl), floods, {
        botId,
        tenantId,
        tokenIssuer,
        connectorHosts,
        now: Date.now,
      }),
      ...limited(pageRoutes(world, browser, signIn, authorityUrl, stage.patience), floods, config.proxies),
      ...limited(verifiedIdRoutes(world), floods, config.proxies, 'anything'),
      'GET /livez': () => Promise.resolve(empty(200)),
      'GET /readyz': () => Promise.resolve(readiness(world.health)),
    },
    log,
    stage.tls,
  );

  let stops: (() => Promise<void>)[] = [];
  let stopping: Promise<void> | undefined;
  return {
    world,
    async start() {
      // Before anybody is answered: what a crash left behind is found. Without Graph that has to wait for the first minute.
      await within(Promise.all([upkeep(world, 0), probe(world)]), recoveryMs);
      const jobs = runJobs(world);
      const watcher = watch(world, stage.pace);
      const upkeeper = keepUp(world, stage.upkeepSeconds);
      const watched = monitor(world, stage.raise ?? raiser(world), stage.monitorSeconds);
      const prober = keepProbing(world, stage.probeMs);
      stops = [
        () => server.close(),
        () => prober.stop(),
        () => watched.stop(),
        () => upkeeper.stop(),
        () => watcher.stop(),
        () => jobs.stop(),
      ];
      try {
        const { port } = await server.listen(config.host, config.port);
        log.info('process:listening', { port });
        return port;
      } catch (error) {
        await stop();
        throw error;
      }
    },
    stop,
  };

  async function stop(): Promise<void> {
    stopping ??= (async () => {
      for (const one of stops) await one();
      await store.close();
    })();
    await stopping;
    log.info('process:stopped');
  }
}

/** The store and the signature of the desk, for a command that needs nothing else. */
export async function openBooks(
  config: Config,
): Promise<{ readonly store: World['store']; readonly signer: Signer }> {
  const vault = createVault(config.sealingKey);
  const store = await createStore(openDatabase(config, {}, createLog()), businessOffset(config.clockUrl));
  return { store, signer: (text) => vault.sign('audit', text) };
}

/** The tenant alone, for a command that must work without the database. */
export function reachTenant(config: Config): Pick<World, 'groups' | 'passes' | 'groupIds'> {
  return { ...graphOf(config), groupIds: config.groupIds };
}

function presentationsOf(config: Config, limits: { readonly timeoutMs?: number }): World['presentations'] {
  if (config.verifiedId === undefined) return undefined;
  const callbackUrl = `${config.publicUrl}/verifiedid/callback`;
  const tokenFor = tokensOf(config, config.front);
  return createVerifiedId({ ...config.verifiedId, ...words.wallet, callbackUrl, tokenFor, ...limits });
}

function openDatabase(config: Config, stage: Stage, log: World['log']): Database {
  if (stage.database !== undefined) return stage.database;
  if (config.databaseUrl === undefined) throw new ConfigFault(['DATABASE_URL: needed']);
  return openPostgres(config.databaseUrl, log);
}
