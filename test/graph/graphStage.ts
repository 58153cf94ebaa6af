import { createGraph } from '../../services/graph/graph';
import { tokenSource } from '../../services/graph/credentials';
import type { LogSettings } from '../../services/graph/logs';
import { Secret } from '../../services/secret';
import { createClock } from '../sandbox/clock';
import type { Clock } from '../sandbox/clock';
import { startGraph } from '../sandbox/graph/graph';
import type { GraphDouble } from '../sandbox/graph/graph';
import type { DoubleRequest } from '../sandbox/httpsDouble';
import { startLogin } from '../sandbox/login/login';
import { apps, groups, teamsAppId, tenantId } from '../sandbox/people';
import type { SandboxPerson } from '../sandbox/people';
import { createRecorder } from '../sandbox/recorder';
import type { Exchange } from '../sandbox/recorder';

/** The adapter in front of a fresh simulated tenant. */
export interface GraphStage extends ReturnType<typeof createGraph> {
  readonly double: GraphDouble;
  readonly clock: Clock;
  /** What Graph received and answered, oldest first. */
  calls(): readonly Exchange[];
  /** The access token of a person who signed in for their own rights. */
  authorityOf(person: SandboxPerson): Promise<Secret>;
  /** Calls Graph by itself as the application that only reads. */
  fetch(path: string, init?: RequestInit): Promise<Response>;
  close(): Promise<void>;
}

const desk: Omit<LogSettings, 'graphUrl'> = {
  names: [],
  groupIds: Object.values(groups).map(({ id }) => id),
  identities: [apps.front.clientId, apps.reaper.clientId, apps.signIn.clientId],
  signInVersion: 'beta',
};

/** Starts sign-in, Graph and an adapter for both of our identities, with logs that are read as told. */
export async function startGraphStage(
  logs: Partial<LogSettings> = {},
  lane = { calls: 1_000, perMs: 1_000 },
): Promise<GraphStage> {
  const recorder = createRecorder();
  const clock = createClock();
  const login = await startLogin(recorder);
  const double = await startGraph(recorder, clock, login);
  const tokens = ({ clientId, secret }: (typeof apps)[keyof typeof apps]) =>
    tokenSource({
      tenantId,
      authorityUrl: login.url,
      clientId,
      secret: new Secret(secret),
      certificate: undefined,
    });
  const front = tokens(apps.front);
  return {
    ...createGraph({
      graphUrl: double.url,
      front,
      reaper: tokens(apps.reaper),
      bot: tokens(apps.bot),
      privilegedGroupId: groups.privileged.id,
      teamsAppId,
      logs: { ...desk, ...logs },
      lane,
    }),
    double,
    clock,
    calls: () => recorder.exchanges.filter((exchange) => exchange.to === 'graph'),
    async authorityOf({ id }) {
      const claims = {
        aud: double.url,
        tid: tenantId,
        oid: id,
        appid: apps.signIn.clientId,
        scp: 'UserAuthMethod-TAP.ReadWrite.All',
      };
      return new Secret(await login.signer.sign(claims, 3_599));
    },
    async fetch(path, init = {}) {
      const { token } = await front(`${double.url}/.default`);
      const authorization = token.reveal((value) => `Bearer ${value}`);
      return await fetch(double.url + path, { ...init, headers: { authorization } });
    },
    async close() {
      await Promise.all([double.close(), login.close()]);
    },
  };
}

/** Fits the calls of one method whose path has this in it. */
export function calling(method: string, part: string): (request: DoubleRequest) => boolean {
  return (request) => request.method === method && request.url.pathname.includes(part);
}
