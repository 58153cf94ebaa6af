import { z } from 'zod/v4';
import { Fault } from '../faults';
import type { Background, Changes, Risk } from '../policy/facts';
import { readAs } from './answer';
import type { GraphClient } from './client';
import { filters, path } from './path';

const audit = z.looseObject({
  activityDateTime: z.string(),
  activityDisplayName: z.string().nullish(),
  resultReason: z.string().nullish(),
  result: z.string().nullish(),
  targetResources: z
    .array(
      z.looseObject({
        id: z.string().nullish(),
        modifiedProperties: z.array(z.looseObject({ displayName: z.string().nullish() })).nullish(),
      }),
    )
    .nullish(),
});
const signIn = z.looseObject({
  createdDateTime: z.string(),
  isInteractive: z.boolean().nullish(),
  status: z.looseObject({ errorCode: z.number() }).nullish(),
});
const risky = z.looseObject({ riskLevel: z.string().nullish(), riskState: z.string().nullish() });
const account = z.looseObject({
  accountEnabled: z.boolean().nullish(),
  userType: z.string().nullish(),
  createdDateTime: z.string().nullish(),
});

/** Two hours: a sign-in that worked so shortly before does not fit a lost phone. */
const latelyMs = 2 * 3_600_000;
/** What is set in the first day of an account came with it: its creation is no change of contact. */
const firstDayMs = 24 * 3_600_000;

/** What the logs and Identity Protection say about an account. Throws Fault on trouble other than a missing licence. */
export async function readBackground(
  front: GraphClient,
  id: string,
  managerId: string | undefined,
  { since, now }: { readonly since: string; readonly now: string },
): Promise<Background> {
  const [changes, risk, signedInAt, managerFit] = await Promise.all([
    unlessForbidden(() => changesOf(front, id, since)),
    riskOf(front, id),
    unlessForbidden(() => lastSignIn(front, id, new Date(Date.parse(now) - latelyMs).toISOString())),
    managerId === undefined ? false : isFit(front, managerId),
  ]);
  return { changes, risk, signedInAt, managerFit };
}

/** The level at which Identity Protection holds an account; what was remediated or dismissed is over. */
export async function riskOf(front: GraphClient, id: string): Promise<Risk> {
  try {
    const { riskLevel, riskState } = readAs(
      risky,
      await front.get(path`/identityProtection/riskyUsers/${id}`),
    );
    if (riskState !== 'atRisk' && riskState !== 'confirmedCompromised') return 'none';
    if (riskState === 'confirmedCompromised') return 'high';
    return riskLevel === 'low' || riskLevel === 'medium' || riskLevel === 'high' ? riskLevel : 'unknown';
  } catch (error) {
    if (error instanceof Fault && error.code === 'GRAPH_NOT_FOUND') return 'none';
    if (error instanceof Fault && error.code === 'GRAPH_FORBIDDEN') return 'unknown';
    throw error;
  }
}

async function changesOf(front: GraphClient, id: string, since: string): Promise<Changes> {
  const query = filters(['activityDateTime', 'ge', since], ['targetResources/any(t: t/id eq ?)', id]);
  const [entries, born] = await Promise.all([
    front.list(`/auditLogs/directoryAudits?${query}`),
    front.get(`${path`/users/${id}`}?$select=createdDateTime`),
  ]);
  const settledFrom = Date.parse(readAs(account, born).createdDateTime ?? '') + firstDayMs;
  const changes = entries
    .map((entry) => readAs(audit, entry))
    .filter(({ result }) => result !== 'failure')
    .map((entry) => ({ at: entry.activityDateTime, what: whatChanged(entry, id) }))
    .filter(({ at }) => !(Date.parse(at) < settledFrom));
  const last = (what: keyof Changes): string | undefined =>
    changes
      .filter((change) => change.what.includes(what))
      .map(({ at }) => at)
      .sort()
      .at(-1);
  return { phone: last('phone'), manager: last('manager'), password: last('password') };
}

/** The names in Entra's log vary; what they are about does not. */
function whatChanged(entry: z.infer<typeof audit>, id: string): (keyof Changes)[] {
  const name = entry.activityDisplayName ?? '';
  const own = (entry.targetResources ?? []).filter((target) => target.id?.toLowerCase() === id.toLowerCase());
  const properties = own.flatMap((target) =>
    (target.modifiedProperties ?? []).map((one) => one.displayName ?? ''),
  );
  const registered =
    /(registered|updated) security info/i.test(name) &&
    /phone|mobile|sms|voice/i.test(entry.resultReason ?? '');
  const phone =
    registered || properties.some((one) => /phone|mobile|StrongAuthenticationUserDetails/i.test(one));
  const manager = /manager/i.test(name) || properties.some((one) => /^manager$/i.test(one));
  const password = /(reset|change).*password/i.test(name);
  return [
    ...(phone ? (['phone'] as const) : []),
    ...(manager ? (['manager'] as const) : []),
    ...(password ? (['password'] as const) : []),
  ];
}

async function lastSignIn(front: GraphClient, id: string, since: string): Promise<string | undefined> {
  const query = filters(['createdDateTime', 'ge', since], ['userId eq ?', id]);
  return (await front.list(`/auditLogs/signIns?${query}`))
    .map((entry) => readAs(signIn, entry))
    .filter(({ status, isInteractive }) => status?.errorCode === 0 && isInteractive !== false)
    .map(({ createdDateTime }) => createdDateTime)
    .sort()
    .at(-1);
}

async function isFit(front: GraphClient, managerId: string): Promise<boolean> {
  const [found, risk] = await Promise.all([
    front.get(`${path`/users/${managerId}`}?$select=accountEnabled,userType`),
    riskOf(front, managerId),
  ]);
  const { accountEnabled, userType } = readAs(account, found);
  return accountEnabled === true && userType === 'Member' && risk !== 'medium' && risk !== 'high';
}

/** Without the licence, or the permission, the tenant does not tell: that is unknown, never "nothing". */
async function unlessForbidden<T>(read: () => Promise<T>): Promise<T | undefined> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof Fault && error.code === 'GRAPH_FORBIDDEN') return undefined;
    throw error;
  }
}
