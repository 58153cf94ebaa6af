import { startDouble } from '../../sandbox/httpsDouble';
import type { DoubleRequest, DoubleResponse } from '../../sandbox/httpsDouble';
import { answering } from './answering';
import { endlessAudit, endlessSignIn, ofMethods } from './endlessLogs';

/** What the logs of this tenant hold: so much a day that nobody planned, and entries that somebody planted. */
export interface TenantPlan {
  readonly audits: number;
  readonly signIns: number;
  readonly planted: Readonly<Record<LogOfTenant, readonly PlantedEntry[]>>;
}

export type LogOfTenant = 'directoryAudits' | 'signIns' | 'riskDetections';

/** An entry as Graph shows it, by when (ISO 8601), and whether the service that keeps methods wrote it. */
export interface PlantedEntry {
  readonly at: string;
  readonly ofMethods: boolean;
  readonly entry: object;
}

let now = Number.POSITIVE_INFINITY;

const dayMs = 24 * 60 * 60_000;

/** A Graph that has nothing but logs, of any length: an entry is made when it is asked for. Tokens are not looked at. */
async function serve(plan: TenantPlan): Promise<string> {
  const double = await startDouble('logs', (request) => answer(plan, request), {
    recorder: { exchanges: [], record: () => undefined },
  });
  return double.url;
}

function answer(plan: TenantPlan, { url }: DoubleRequest): DoubleResponse {
  const log = url.pathname.split('/').at(-1) as LogOfTenant;
  const filter = url.searchParams.get('$filter') ?? '';
  const [from, until] = ['ge', 'le'].map((bound) =>
    Date.parse(new RegExp(`${bound} (\\S+)`).exec(filter)?.[1] ?? ''),
  );
  if (from === undefined || until === undefined || Number.isNaN(from + until))
    return { status: 400, body: { error: { code: 'BadRequest', message: 'no time' } } };
  const onlyMethods = filter.includes('loggedByService');
  const planted = plan.planted[log].filter(
    (one) => Date.parse(one.at) >= from && Date.parse(one.at) <= until && (!onlyMethods || one.ofMethods),
  );
  const daily = { directoryAudits: plan.audits, signIns: plan.signIns, riskDetections: 0 }[log];
  const step = (onlyMethods ? ofMethods : 1) * (daily === 0 ? 0 : dayMs / daily);
  const first = step === 0 ? 0 : Math.ceil(from / step);
  const last = Math.floor(Math.min(until, now) / step);
  const count = planted.length + (step === 0 ? 0 : Math.max(0, last - first + 1));
  const skip = Number(url.searchParams.get('$skiptoken') ?? 0);
  const top = Number(url.searchParams.get('$top') ?? 100);
  const value = Array.from({ length: Math.max(0, Math.min(top, count - skip)) }, (_, place) => {
    const index = skip + place;
    const found = planted[index];
    if (found !== undefined) return found.entry;
    const number = first + index - planted.length;
    const at = new Date(number * step).toISOString();
    return log === 'signIns'
      ? endlessSignIn(number, at)
      : endlessAudit(number * (onlyMethods ? ofMethods : 1), at);
  });
  const next = new URL(url);
  next.searchParams.set('$skiptoken', String(skip + top));
  return { status: 200, body: { value, ...(skip + top < count ? { '@odata.nextLink': next.href } : {}) } };
}

answering({
  start: serve,
  /** By this clock (ms) it is now: nothing that is to come can be read. */
  now(ms: number) {
    now = ms;
  },
  stop() {
    setImmediate(() => process.exit(0));
  },
});
