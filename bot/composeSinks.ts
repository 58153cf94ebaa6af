import { version } from '../package.json';
import { fileSink, httpsSink } from '../services/siem/sinks';
import type { World } from '../services/world';
import type { Config } from './config';
import { portalOf } from './productionFaults';

/** The sinks that the environment names, of which none is needed, and where the tenant's own portal is. */
export function outsideOf(
  { watch, tenantId, authorityUrl }: Config,
  limits: { readonly timeoutMs?: number },
): Pick<World, 'sinks' | 'portalUrl'> {
  const { url, token, file } = watch?.siem ?? {};
  const origin = { tenantId, version };
  const sinks = [
    ...(url === undefined || token === undefined ? [] : [httpsSink({ url, token, ...limits }, origin)]),
    ...(file === undefined ? [] : [fileSink(file, origin)]),
  ];
  return { sinks, portalUrl: portalOf(authorityUrl) };
}
