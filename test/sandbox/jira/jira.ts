import type { Clock } from '../clock';
import { startDouble } from '../httpsDouble';
import type { Double, DoubleRequest, DoubleResponse } from '../httpsDouble';
import type { SandboxPerson } from '../people';
import type { Recorder } from '../recorder';
import { route } from '../routes';
import type { DoubleRoute } from '../routes';
import { createAccess, gatewayPath } from './access';
import type { JiraAccess } from './access';
import type { Answer } from './answers';
import { deskRefusal, platformRefusal } from './answers';
import { createDeskApi } from './deskApi';
import { failJira } from './failures';
import type { JiraFailure } from './failures';
import { agentPage, listPage, portalPage } from './pages';
import { createPlatformApi } from './platformApi';
import { jiraRequest, seedRequests } from './requests';
import type { JiraRequest } from './requests';
import { createTraps } from './traps';
import type { JiraTraps } from './traps';

/** The simulated Jira: both APIs with their traps, the gateway, the token's address, and pages for people. */
export interface JiraDouble extends Double {
  readonly requests: ReadonlyMap<string, JiraRequest>;
  /** Where the site is on the gateway, for bearer tokens. */
  readonly gateway: string;
  readonly tokenUrl: string;
  /** Traps that can be switched on. */
  readonly traps: JiraTraps;
  readonly access: JiraAccess;
  request(key: string): JiraRequest;
  /** Somebody raises one more request for themselves; returns its key. */
  raise(reporter: SandboxPerson): string;
  /** Makes the next call of a kind go wrong, or the next so many. */
  fail(failure: JiraFailure, on: 'read' | 'write' | 'token', times?: number): void;
  /** Carries the next write out and never answers it. */
  holdNextWrite(): void;
}

/** Starts the site. */
export async function startJira(recorder: Recorder, clock: Clock, port?: number): Promise<JiraDouble> {
  const requests = seedRequests();
  const traps = createTraps();
  const access = createAccess();
  const find = (idOrKey: string): JiraRequest | undefined =>
    requests.get(idOrKey) ?? [...requests.values()].find(({ id }) => id === idOrKey);
  const desk = createDeskApi(find, traps, clock, () => double.url);
  const platform = createPlatformApi(find, traps);
  const anonymous = createPlatformApi(find, { ...createTraps(), nobody: true });
  let held = false;
  const routes = [
    { method: 'POST', path: /^\/oauth\/token$/, answer: (request: DoubleRequest) => access.token(request) },
    api('GET', '/rest/servicedeskapi/servicedesk', 'read:servicedesk-request', desk.desks),
    api('GET', `${sd}/([\\w-]+)`, 'read:servicedesk-request', desk.request),
    api('GET', `${sd}/([\\w-]+)/comment`, 'read:servicedesk-request', desk.comments),
    api('POST', `${sd}/([\\w-]+)/comment`, 'write:servicedesk-request', desk.comment),
    api('GET', `${issue}/([\\w-]+)`, 'read:jira-work', platform.issue, anonymous.issue),
    api('PUT', `${issue}/([\\w-]+)`, 'write:jira-work', platform.edit),
    api('GET', `${issue}/([\\w-]+)/transitions`, 'read:jira-work', platform.transitions),
    api('POST', `${issue}/([\\w-]+)/transitions`, 'write:jira-work', platform.transition),
    api('GET', '/rest/api/3/mypermissions', '', platform.permissions, anonymous.permissions),
    { method: 'GET', path: /^\/$/, answer: () => page(listPage([...requests.values()])) },
    { method: 'GET', path: /^\/browse\/([A-Z]+-\d+)$/, answer: shown(agentPage) },
    { method: 'GET', path: /^\/servicedesk\/customer\/portal\/1\/([A-Z]+-\d+)$/, answer: shown(portalPage) },
  ];
  const double = await startDouble(
    'jira',
    (request) => route(routes, request)?.() ?? platformRefusal(404, 'null for uri'),
    { recorder, ...(port === undefined ? {} : { port }) },
  );
  return {
    ...double,
    requests,
    gateway: `${double.url}${gatewayPath}`,
    tokenUrl: `${double.url}/oauth/token`,
    traps,
    access,
    request(key) {
      const found = requests.get(key);
      if (found === undefined) throw new Error(`no request ${key}`);
      return found;
    },
    raise(reporter) {
      const raised = jiraRequest(6_000 + requests.size, 'Locked out', reporter, reporter);
      requests.set(raised.key, raised);
      return raised.key;
    },
    fail(failure, on, times = 1) {
      failJira(double, failure, on, times);
    },
    holdNextWrite() {
      held = true;
    },
  };

  /** A path of the site or of its place on the gateway; an ended API token is nobody's, a bearer token needs the scope. */
  function api(
    method: string,
    path: string,
    scope: string,
    answer: Answer,
    asNobody: Answer = stranger,
  ): DoubleRoute {
    const guarded: DoubleRoute['answer'] = (request, ...parts) => {
      if (traps.signInPage) return page('<html><body>Log in to continue</body></html>');
      const caller = access.callerOf(request, scope);
      if (caller === 'refused')
        return { status: 401, body: { code: 401, message: 'Unauthorized; scope does not match' } };
      const done = (caller === 'nobody' ? asNobody : answer)(request, ...parts);
      if (!held || method === 'GET') return done;
      held = false;
      return new Promise<DoubleResponse>(() => undefined);
    };
    return { method, path: new RegExp(`^(?:${gatewayPath})?${path}$`), answer: guarded };
  }

  function shown(view: (request: JiraRequest) => string) {
    return (_: DoubleRequest, key = ''): DoubleResponse => {
      const found = requests.get(key);
      return found === undefined ? { status: 404, body: '' } : page(view(found));
    };
  }
}

const sd = '/rest/servicedeskapi/request';
const issue = '/rest/api/3/issue';
const stranger: Answer = () => deskRefusal(401, 'Client must be authenticated to access this resource.');

/** A page without script, whatever its requests hold. */
function page(body: string): DoubleResponse {
  return {
    status: 200,
    headers: { 'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'" },
    body,
  };
}
