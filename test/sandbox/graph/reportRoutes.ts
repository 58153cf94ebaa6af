import type { DoubleRequest, DoubleResponse } from '../httpsDouble';
import type { DoubleRoute } from '../routes';
import { graphError, notFound } from './errors';
import { sprung } from './logTraps';
import { page } from './paging';
import { shownAudit, shownDetection, shownRegistration, shownSignIn } from './shownLogs';
import type { Tenant } from './tenant';

const ofUser = /^userId eq '([^']+)'$/;

/** How a log may be asked for: the time it is filtered by, and the other clauses with what they are compared to. */
interface LogView<Entry> {
  readonly entries: readonly (Entry & { readonly readableAt: number })[];
  readonly time: string;
  readonly at: (entry: Entry) => string;
  readonly clauses?: readonly { readonly clause: RegExp; readonly of: (entry: Entry) => readonly string[] }[];
  readonly show: (entry: Entry) => object;
}

/** The logs, the report of methods and the risk of accounts; newest first, from a moment on. */
export function reportRoutes(tenant: Tenant): readonly DoubleRoute[] {
  const get = (path: string, answer: DoubleRoute['answer']): DoubleRoute => ({
    method: 'GET',
    path: new RegExp(`^${path}$`),
    answer,
  });
  const signIns = (beta: boolean) => (request: DoubleRequest) =>
    licensed('signIns') ??
    answerLog(tenant, request, {
      entries: tenant.signIns,
      time: 'createdDateTime',
      at: (entry) => entry.createdDateTime,
      clauses: [{ clause: ofUser, of: ({ userId }) => [userId] }],
      show: (entry) => shownSignIn(tenant, entry, beta),
    });
  return [
    get('/v1\\.0/auditLogs/directoryAudits', (request) =>
      answerLog(tenant, request, {
        entries: tenant.audits,
        time: 'activityDateTime',
        at: (entry) => entry.activityDateTime,
        clauses: [
          {
            clause: /^targetResources\/any\(t: ?t\/id eq '([^']+)'\)$/,
            of: ({ targets }) => targets.map(({ id }) => id),
          },
          { clause: /^loggedByService eq '([^']+)'$/, of: ({ service }) => [service] },
        ],
        show: (entry) => shownAudit(tenant, entry),
      }),
    ),
    get('/v1\\.0/auditLogs/signIns', signIns(false)),
    get('/beta/auditLogs/signIns', signIns(true)),
    get(
      '/v1\\.0/identityProtection/riskDetections',
      (request) =>
        licensed('riskDetections') ??
        answerLog(tenant, request, {
          entries: tenant.detections,
          time: 'detectedDateTime',
          at: (entry) => entry.detectedDateTime,
          clauses: [{ clause: ofUser, of: ({ userId }) => [userId] }],
          show: (entry) => shownDetection(tenant, entry),
        }),
    ),
    get('/v1\\.0/identityProtection/riskyUsers/([^/]+)', (_request, id = '') => {
      const risk = tenant.risks.get(id);
      return risk === undefined ? notFound() : { status: 200, body: { id, ...risk } };
    }),
    get('/v1\\.0/reports/authenticationMethods/userRegistrationDetails', (request) =>
      page(
        request,
        [...tenant.users.values()].map((user) => shownRegistration(tenant, user)),
      ),
    ),
  ];

  function licensed(log: 'signIns' | 'riskDetections'): DoubleResponse | undefined {
    if (!tenant.logTraps.unlicensed.includes(log)) return undefined;
    return log === 'signIns'
      ? graphError(
          403,
          'Authentication_RequestFromNonPremiumTenantOrB2CTenant',
          "Neither tenant is B2C or tenant doesn't have premium license",
        )
      : graphError(403, 'Forbidden', 'Your tenant is not licensed for this feature.');
  }
}

/** What can be read by now and fits every clause; any clause that is not understood is refused, as Graph does. */
function answerLog<Entry>(tenant: Tenant, request: DoubleRequest, view: LogView<Entry>): DoubleResponse {
  const asked = (request.url.searchParams.get('$filter') ?? '').split(' and ').filter((one) => one !== '');
  const moment = new RegExp(`^${view.time} (ge|le) (\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z)$`);
  const fits = asked.map((clause): ((entry: Entry) => boolean) | undefined => {
    const [, bound, time = ''] = moment.exec(clause) ?? [];
    if (bound === 'ge') return (entry) => view.at(entry) >= time;
    if (bound === 'le') return (entry) => view.at(entry) <= time;
    const known = (view.clauses ?? []).find((one) => one.clause.test(clause));
    const value = known?.clause.exec(clause)?.[1];
    return known && ((entry) => known.of(entry).some((one) => one === value));
  });
  if (fits.includes(undefined))
    return graphError(400, 'BadRequest', 'Invalid filter clause: unsupported by the simulated service.');
  const now = tenant.clock.now().getTime();
  const found = view.entries.filter(
    (entry) => entry.readableAt <= now && fits.every((fit) => fit?.(entry) !== false),
  );
  const shown = sprung(tenant.logTraps, found.toReversed().map(view.show));
  const asMany = Number(request.url.searchParams.get('$top') ?? 100);
  return page(request, shown, Math.min(asMany, tenant.logTraps.pageSize));
}
