import type { Coverage, Reading } from './alerts/record';
import { readLog } from './readLog';
import { streams } from './tenantLogs';
import type { Stream, TenantLogs } from './tenantLogs';
import type { World } from './world';

/** How each log can be read, without the tenant as it is now. */
export type LogCoverage = Omit<Coverage, 'groups' | 'passes'>;

/** Reads every log on from where it was left, one after another; says of each how it can be read. */
export async function readLogs(world: World, ended: AbortSignal): Promise<LogCoverage> {
  const readings = new Map<Stream, Reading>();
  let withMethods: boolean | undefined;
  for (const stream of streams) {
    const read = await readLog(world, stream, await world.store.now(), ended);
    readings.set(stream, read.reading);
    withMethods ??= read.withMethods;
  }
  const of = (stream: Stream): Reading => readings.get(stream) ?? { state: 'blind', because: 'failing' };
  return {
    audit: worse(of('audit'), of('methods')),
    signIns: of('signIns'),
    signInMethods: methodsOf(world.logs, of('signIns'), withMethods),
    risk: of('risk'),
  };
}

function worse(one: Reading, other: Reading): Reading {
  if (one.state === 'blind') return one;
  if (other.state === 'blind') return other;
  return one.until < other.until ? one : other;
}

/** Without the licence the sign-ins are there, and their methods are not. */
function methodsOf(logs: TenantLogs, signIns: Reading, told: boolean | undefined): Reading {
  if (signIns.state === 'blind') return signIns;
  if (!logs.signInMethods) return { state: 'blind', because: 'notSet' };
  return told === false ? { state: 'blind', because: 'noLicence' } : signIns;
}
