import type { DestinationStream } from 'pino';
import type { LaneBudget } from '../services/graph/lane';
import type { Patience } from '../services/handOver';
import { createServiceDesk } from '../services/itsm/serviceDesk';
import { createHealth } from '../services/health';
import { signInProofs } from '../services/policy/evidence';
import type { Policy } from '../services/policy/policy';
import { readPolicy } from '../services/policyFile';
import { notePolicy } from '../services/policyInForce';
import type { Log, Store } from '../services/ports';
import type { Raise } from '../services/monitor';
import { raiser } from '../services/raising';
import type { Database } from '../services/store/schema';
import { createStore } from '../services/store/store';
import { createVault } from '../services/vault';
import { createVerifiedId } from '../services/verifiedId/verifiedId';
import type { World } from '../services/world';
import { absentChat, absentDesk } from './absent';
import { businessOffset } from './clock';
import { identitiesOf, openDatabase } from './composeBooks';
import { graphOf, tokensOf } from './composeGraph';
import { outsideOf } from './composeSinks';
import { baselineOf } from './composeTenant';
import { observersOf } from './composeObservers';
import { ConfigFault } from './config';
import type { Config } from './config';
import { createFloods } from './floods/floods';
import type { Floods, Rates } from './floods/floods';
import { createBrowser } from './handover/browser';
import { limited } from './handover/limited';
import { pageRoutes } from './handover/routes';
import { createSignIn } from './handover/signIn';
import { signInHandlers } from './handover/signInHandlers';
import { empty } from './http';
import { createAnchors } from './anchors';
import { holdToKey } from './holdToKey';
import { createLog } from './log';
import { createMessenger } from './messenger';
import type { Edge } from './edge';
import { metricsServer } from './metrics/server';
import { policyHash } from './policyHash';
import { policyText } from './policyText';
import { readiness } from './readiness';
import { createServer } from './server';
import type { Routes, ServerTls } from './server';
import type { Window } from './teams/pace';
import { createTeams } from './teams/teams';
import type { Teams } from './teams/teams';
import { tracedRoutes } from './tracing/tracedRoutes';
import { verifiedIdRoutes } from './verifiedId/routes';
import wallet from './verifiedId/words.json';
import { prepareWork, startWork } from './work';
import type { WorkPace } from './work';

/** What the sandbox and the tests may set otherwise; production takes none of it. */
export interface Stage extends WorkPace {
  readonly database?: Database;
  /** How far business time is from database time, in ms, where it is not asked over the network. */
  readonly clock?: () => Promise<number>;
  readonly tls?: ServerTls;
  readonly lane?: LaneBudget;
  readonly patience?: Patience;
  readonly leaseSeconds?: number;
  readonly raise?: Raise;
  /** How fast the baseline is read. */
  readonly tenant?: Parameters<typeof baselineOf>[2];
  readonly rates?: Rates;
  /** How much may be sent into one conversation. */
  readonly windows?: readonly Window[];
  /** How long one call to Graph, the desk or Teams may take, in ms. */
  readonly callMs?: number;
  /** After how long somebody is shown that the desk is at work, in ms. */
  readonly answerMs?: number | undefined;
  readonly logTo?: DestinationStream;
}

/** A composed process: `start` resolves with the port it listens on, `stop` when nothing is under way. */
export interface Process {
  readonly world: World;
  start(): Promise<number>;
  stop(): Promise<void>;
}

/** Puts every adapter behind its port and every handler on its route. */
export async function compose(config: Config, stage: Stage = {}): Promise<Process> {
  const text = await policyText(config.policyFile);
  const policy = readPolicy(text);
  if ('faults' in policy) throw new ConfigFault(policy.faults.map((fault) => `POLICY_FILE: ${fault}`));
  const log = createLog(stage.logTo);
  for (const { scenario, from, until } of policy.policy.readOut)
    log.warn('policy:readOut', { scenario, from, until });
  const observers = await observersOf(config, log);
  const calls = stage.callMs === undefined ? {} : { timeoutMs: stage.callMs };
  const graph = graphOf(config, {
    ...calls,
    ...(stage.lane === undefined ? {} : { lane: stage.lane }),
    names: policy.policy.alerts.names,
    note: observers.graphCall,
  });
  const serviceDesk =
    config.desk === undefined ? absentDesk : createServiceDesk({ ...config.desk, ...calls });
  const vault = createVault(config.sealingKey);
  const store = await createStore(
    openDatabase(config, stage.database, log),
    stage.clock ?? businessOffset(config.clockUrl),
    stage.leaseSeconds,
  );

  await holdToKey(store, vault);

  const teams = teamsOf(config, policy.policy, stage, store, graph, log, observers.edge);

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
    signInProofs: signInProofs.filter((kind) => config.signInContexts[kind] !== undefined),
    groupIds: config.groupIds,
    identities: identitiesOf(config),
    baseline: baselineOf(config, policy.policy, stage.tenant),
    publicUrl: config.publicUrl,
    ...outsideOf(config, calls),
    messenger: createMessenger(() => world, teams?.chat ?? absentChat, serviceDesk),
  };

  const floods = createFloods(undefined, stage.rates);
  const server = createServer(
    {
      ...tracedRoutes(
        {
          ...(teams === undefined ? {} : { 'POST /api/messages': teams.messages(world, floods) }),
          ...(config.signIn === undefined
            ? {}
            : pagesOf(config, config.signIn, world, floods, stage.patience)),
        },
        observers.trace,
      ),
      'GET /livez': () => Promise.resolve(empty(200)),
      'GET /readyz': () => Promise.resolve(readiness(world.health, config.roles)),
    },
    log,
    stage.tls,
  );

  const scraped = observers.metrics && metricsServer(observers.metrics, world);

  let stops: readonly (() => Promise<void>)[] = [];
  let stopping: Promise<void> | undefined;
  return {
    world,
    async start() {
      // Which rules were in force is written down before anything is done by them.
      await notePolicy(world, policyHash(text));
      await prepareWork(world, config.roles);
      stops = [
        () => server.close(),
        ...startWork(world, config.roles, stage.raise ?? raiser(world), observers.trace, stage),
      ];
      try {
        if (scraped !== undefined) {
          stops = [...stops, () => scraped.close()];
          await scraped.listen(config.host, config.metricsPort ?? 0);
        }
        const { port } = await server.listen(config.host, config.port);
        log.info('process:listening', { port, roles: config.roles.join(',') });
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
      await observers.stop();
    })();
    await stopping;
    log.info('process:stopped');
  }
}

/** Teams, where this process is the bot. */
function teamsOf(
  config: Config,
  { language }: Policy,
  stage: Stage,
  store: Store,
  graph: Parameters<typeof createTeams>[2],
  log: Log,
  observed: (edge: Edge) => Edge,
): Teams | undefined {
  const { bot, tenantId, authorityUrl } = config;
  if (bot === undefined) return undefined;
  const tokens = tokensOf(config, bot.identity);
  return createTeams(
    { ...bot, botId: bot.id, tenantId, authorityUrl, tokens, language },
    store,
    graph,
    log,
    stage,
    observed,
  );
}

/** The routes of every page, where this process serves them. */
function pagesOf(
  config: Config,
  { clientId, secret }: NonNullable<Config['signIn']>,
  world: World,
  floods: Floods,
  patience: Patience | undefined,
): Routes {
  const { publicUrl, tenantId, authorityUrl, graphUrl, signInContexts: contexts, proxies } = config;
  const browser = createBrowser(world.vault, publicUrl);
  const redirectUri = `${publicUrl}/signin/callback`;
  const signIn = signInHandlers(
    world,
    browser,
    createSignIn({ tenantId, authorityUrl, graphUrl, clientId, secret, contexts, redirectUri }),
  );
  return {
    ...limited(pageRoutes(world, browser, signIn, config, patience), floods, proxies),
    ...limited(verifiedIdRoutes(world), floods, proxies, 'anything'),
  };
}

function presentationsOf(config: Config, limits: { readonly timeoutMs?: number }): World['presentations'] {
  if (config.verifiedId === undefined) return undefined;
  const callbackUrl = `${config.publicUrl}/verifiedid/callback`;
  const tokenFor = tokensOf(config, config.front);
  return createVerifiedId({ ...config.verifiedId, ...wallet, callbackUrl, tokenFor, ...limits });
}
