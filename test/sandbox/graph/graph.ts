import type { Clock } from '../clock';
import { startDouble } from '../httpsDouble';
import type { Double, DoubleHandler } from '../httpsDouble';
import type { Login } from '../login/login';
import type { Recorder } from '../recorder';
import { route } from '../routes';
import { callerOf, granted } from './access';
import { answerBatch } from './batch';
import { denied, graphError, notFound } from './errors';
import { installRoutes } from './installRoutes';
import { reportRoutes } from './reportRoutes';
import { createTenant } from './tenant';
import type { Tenant } from './tenant';
import { configurationAnswer } from './configuration/routes';
import { createThrottle } from './throttle';
import { userRoutes } from './userRoutes';
import { writeRoutes } from './writeRoutes';

/** The simulated Microsoft Graph v1.0 and the tenant behind it. */
export interface GraphDouble extends Double {
  readonly tenant: Tenant;
}

/** Starts Graph as far as the product calls it; every call needs a token that the sandbox's sign-in signed for it. */
export async function startGraph(
  recorder: Recorder,
  clock: Clock,
  login: Login,
  port?: number,
): Promise<GraphDouble> {
  const tenant = createTenant(clock);
  const reads = [...installRoutes(tenant), ...userRoutes(tenant), ...reportRoutes(tenant)];
  const throttled = createThrottle(() => tenant.budget);
  const answer: DoubleHandler = async (request) => {
    const caller = await callerOf(request, login.signer, double.url);
    if (caller === undefined)
      return graphError(
        401,
        'InvalidAuthenticationToken',
        'Access token is empty, invalid, or for another audience.',
      );
    if (request.url.pathname === '/v1.0/$batch') return await answerBatch(request, answer);
    const configured = configurationAnswer(tenant, caller, request);
    if (configured !== undefined) return throttled(request) ?? configured();
    if (!granted(caller, request.url.pathname)) return denied();
    return throttled(request) ?? route([...reads, ...writeRoutes(tenant, caller)], request)?.() ?? notFound();
  };
  const double: Double = await startDouble('graph', answer, {
    recorder,
    ...(port === undefined ? {} : { port }),
  });
  return { ...double, tenant };
}
