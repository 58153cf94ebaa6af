import { z } from 'zod/v4';
import { contactNamed, kindOf, methodNamed, policyNamed, roleNamed } from '../alerts/names';
import type { ChangeRecord, Initiator } from '../alerts/record';
import type { LogName } from '../policy/alerting';
import { readAs } from './answer';

/** By which names entries are told apart beside the known ones, and which groups and identities are the desk's (lower case). */
export interface ChangeSettings {
  readonly names: readonly LogName[];
  readonly groupIds: readonly string[];
  readonly identities: readonly string[];
}

const property = z.looseObject({
  displayName: z.string().nullish(),
  newValue: z.string().nullish(),
});
const target = z.looseObject({
  id: z.string().nullish(),
  type: z.string().nullish(),
  displayName: z.string().nullish(),
  modifiedProperties: z.array(property).nullish(),
});
const shape = z.looseObject({
  id: z.string().min(1),
  activityDateTime: z.iso.datetime({ offset: true }),
  activityDisplayName: z.string(),
  correlationId: z.string().nullish(),
  result: z.string().nullish(),
  resultReason: z.string().nullish(),
  initiatedBy: z
    .looseObject({
      user: z.looseObject({ id: z.string().nullish(), ipAddress: z.string().nullish() }).nullish(),
      app: z.looseObject({ appId: z.string().nullish(), servicePrincipalId: z.string().nullish() }).nullish(),
    })
    .nullish(),
  targetResources: z.array(target).nullish(),
});

type Entry = z.infer<typeof shape>;
type Target = z.infer<typeof target>;

/** Reads entries of the log of changes; undefined for what no rule asks about. Throws Fault GRAPH_ANSWER for another shape. */
export function changeReader(settings: ChangeSettings): (entry: unknown) => ChangeRecord | undefined {
  return (entry) => {
    const found = readAs(shape, entry);
    // What did not happen changed nothing.
    return found.result === 'failure' || found.result === 'timeout' ? undefined : changeOf(found, settings);
  };
}

function changeOf(entry: Entry, { names, groupIds, identities }: ChangeSettings): ChangeRecord | undefined {
  const targets = entry.targetResources ?? [];
  const properties = targets.flatMap((one) => one.modifiedProperties ?? []);
  const texts = {
    activity: entry.activityDisplayName,
    reason: entry.resultReason ?? '',
    properties: properties.map(({ displayName }) => displayName ?? ''),
  };
  const initiator = initiatorOf(entry);
  const change = {
    key: `audit:${entry.id}`,
    at: new Date(entry.activityDateTime).toISOString(),
    correlation: given(entry.correlationId),
    initiator,
    ip: given(entry.initiatedBy?.user?.ipAddress),
  };
  const subjectId = idOf(targets, 'user') ?? idOf(targets);
  const own = initiator.kind === 'user' && initiator.id === subjectId;
  const byIdentity = initiator.kind === 'app' && initiator.ids.some((one) => identities.includes(one));
  const other = byIdentity
    ? { ...change, kind: 'otherChange' as const, subjectId, activity: texts.activity }
    : undefined;
  const kind = kindOf(texts, names);
  switch (kind) {
    case undefined:
      return other;
    case 'policyChanged': {
      const what = policyNamed(texts);
      const changed = idOf(targets, what === 'targetGroup' ? 'group' : undefined);
      const isOther = what === 'targetGroup' && !groupIds.includes(changed ?? '');
      return isOther ? other : { ...change, kind, what, objectId: changed };
    }
    case 'appGranted':
      return {
        ...change,
        kind,
        subjectId: initiator.kind === 'user' ? initiator.id : undefined,
        activity: texts.activity,
      };
    case 'deviceRegistered': {
      const owner = idOf(targets, 'user') ?? (initiator.kind === 'user' ? initiator.id : undefined);
      return owner === undefined
        ? other
        : { ...change, kind, subjectId: owner, deviceId: idOf(targets, 'device') };
    }
    case 'memberAdded':
    case 'memberRemoved': {
      const groupId = idOf(targets, 'group') ?? objectId(valueOf(properties, /^group\.objectid$/i));
      if (subjectId === undefined || groupId === undefined || !groupIds.includes(groupId)) return other;
      return { ...change, kind, subjectId, groupId };
    }
    default:
      if (subjectId === undefined) return other;
      switch (kind) {
        case 'passCreated':
          return { ...change, kind, subjectId, own, ...passTerms(properties) };
        case 'passDeleted':
          return { ...change, kind, subjectId };
        case 'methodRegistered':
        case 'methodDeleted':
          return { ...change, kind, subjectId, method: methodNamed(`${texts.reason} ${texts.activity}`) };
        case 'passwordChanged':
          return { ...change, kind, subjectId, own };
        case 'contactChanged':
          return { ...change, kind, subjectId, contact: contactNamed(texts) };
        case 'roleAssigned': {
          const role =
            valueOf(properties, /^role\.displayname$/i) ??
            targets.find(({ type }) => type?.toLowerCase() === 'role')?.displayName ??
            '';
          return { ...change, kind, subjectId, role, how: roleNamed(texts) };
        }
      }
  }
}

function initiatorOf({ initiatedBy }: Entry): Initiator {
  const user = objectId(initiatedBy?.user?.id);
  const app = [objectId(initiatedBy?.app?.appId), objectId(initiatedBy?.app?.servicePrincipalId)].filter(
    (one) => one !== undefined,
  );
  if (user !== undefined) return { kind: 'user', id: user, through: app };
  return app.length > 0 ? { kind: 'app', ids: app } : { kind: 'unknown' };
}

/** What the log may tell of how a pass was made; the names have not been seen, so that any that fit are taken. */
function passTerms(properties: readonly z.infer<typeof property>[]) {
  const usage = valueOf(properties, /accesspassusage|isusableonce/i)?.toLowerCase();
  const minutes = Number(valueOf(properties, /lifetime/i) ?? Number.NaN);
  const starts = Date.parse(valueOf(properties, /start(date)?time/i) ?? '');
  return {
    multiUse: usage === undefined ? undefined : usage === 'multiple' || usage === 'false',
    lifetimeMinutes: Number.isFinite(minutes) ? minutes : undefined,
    startsAt: Number.isNaN(starts) ? undefined : new Date(starts).toISOString(),
  };
}

/** A new value; Graph writes it as JSON within the text. */
function valueOf(properties: readonly z.infer<typeof property>[], name: RegExp): string | undefined {
  const found = properties.find(({ displayName }) => name.test(displayName ?? ''))?.newValue;
  return found === null || found === undefined ? undefined : found.replace(/^[["]+|["\]]+$/g, '');
}

function idOf(targets: readonly Target[], type?: string): string | undefined {
  const found = targets.find((one) => type === undefined || one.type?.toLowerCase() === type);
  return objectId(found?.id);
}

/** Not everything in the log has an id that Graph takes. */
function objectId(text: string | null | undefined): string | undefined {
  return z.guid().safeParse(text).data?.toLowerCase();
}

function given(text: string | null | undefined): string | undefined {
  return text === null || text === undefined || text === '' ? undefined : text.toLowerCase();
}
