import type { AlertCardData, ShownParty } from '../cards/alertData';
import type { Card, CardOf } from '../cards/data';
import type { Problem } from '../cards/shown';
import type { Concern } from '../services/alerting/concern';
import { groupOf } from '../services/carryOut';
import { noticeId } from '../services/codes';
import { Fault } from '../services/faults';
import type { World } from '../services/world';

type AlertData = AlertCardData['tenantAlert'];

const nobody: ShownParty = { state: 'none', name: '', upn: '' };
const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** Names beyond these are not shown, so they are not read. */
const namesAtMost = 5;

/** An alert as it stands, with the names that the directory has now; `reader` tells who it is for. */
export async function tenantAlertCard(
  world: World,
  concern: Concern,
  reader: 'channel' | 'person',
  problem?: Problem,
): Promise<CardOf<'tenantAlert'>> {
  const { id, because, acknowledged, resolved, pass, requestId } = concern;
  const [subject, initiator, values, request] = await Promise.all([
    partyOf(world, concern.subjectId),
    partyOf(world, concern.initiatorId),
    valuesOf(world, because.values),
    requestId === undefined ? undefined : world.store.read(requestId),
  ]);
  return {
    name: 'tenantAlert',
    data: {
      id,
      notice: noticeId('alert', id),
      rule: concern.rule,
      severity: concern.severity,
      code: because.code,
      values,
      count: concern.count,
      at: concern.at,
      first: { at: concern.raisedAt },
      subject,
      initiator,
      ref: request?.ref ?? '',
      toDo: concern.toDo,
      acknowledged: acknowledged && { by: acknowledged.by.name, at: acknowledged.at },
      resolved: resolved && { ...resolved, by: resolved.by.name },
      escalated: concern.escalated > 0 && !concern.channelGone,
      channelGone: concern.channelGone && reader === 'person',
      pass: { id: pass?.id ?? '', at: pass?.createdAt ?? '' },
      deeds: Object.entries(concern.deeds).map(([what, { state, by, at }]) => ({
        what,
        state,
        by: by.map(({ name }) => name),
        at,
      })),
      can: canOf(concern),
      formSent: false,
      portalLink: concern.subjectId === undefined ? '' : `${world.portalUrl}${concern.subjectId}`,
      timeZone: world.policy.timeZone,
      problem,
    },
  };
}

/** The open alerts, worst first. */
export async function alertListCard(world: World): Promise<Card> {
  const { concerns, all } = await world.store.openConcerns(5);
  const alerts = await Promise.all(
    concerns.map(async ({ id, rule, severity, subjectId, raisedAt, acknowledged }) => ({
      id,
      rule,
      severity,
      subject: await partyOf(world, subjectId),
      at: raisedAt,
      by: acknowledged?.by.name ?? '',
    })),
  );
  return { name: 'alertList', data: { alerts, all, timeZone: world.policy.timeZone } };
}

/** What a press can do now; whether it may is decided when it comes. */
function canOf(concern: Concern): AlertData['can'] {
  const { subjectId, resolved, acknowledged, toDo, pass, deeds } = concern;
  const open = resolved === undefined;
  const about = open && subjectId !== undefined;
  const idle = (what: keyof Concern['deeds']): boolean =>
    deeds[what] === undefined || deeds[what].state === 'asked';
  const mayHavePass = pass === undefined ? toDo === 'revokePass' : pass.id !== undefined;
  return {
    acknowledge: open && acknowledged === undefined,
    resolve: open,
    revoke: about && mayHavePass && idle('revoke'),
    contain: about && ['revokePass', 'contain', 'callSubject'].includes(toDo) && idle('contain'),
    remove: about && toDo === 'removeMember' && groupOf(concern) !== undefined && idle('removeMember'),
  };
}

/** Somebody by the name that the directory has now; an outage of it keeps no alert from being shown. */
export async function partyOf({ directory }: World, id: string | undefined): Promise<ShownParty> {
  if (id === undefined) return nobody;
  try {
    const person = await directory.person(id);
    if (person === undefined) return { state: 'gone', name: '', upn: '' };
    return { state: 'known', name: person.name, upn: person.upn };
  } catch (error) {
    if (error instanceof Fault) return { state: 'unread', name: '', upn: '' };
    throw error;
  }
}

/** Ids of people become names; any other id is for the log alone. */
async function valuesOf(world: World, values: Concern['because']['values']): Promise<AlertData['values']> {
  const shown = await Promise.all(
    Object.entries(values).map(async ([name, value]) => {
      if (typeof value === 'number') return [name, String(value)] as const;
      if (typeof value === 'string') return guid.test(value) ? undefined : ([name, value] as const);
      const names = await Promise.all(
        value.map(async (one, index) => (guid.test(one) ? await nameOf(world, one, index) : one)),
      );
      return [name, names] as const;
    }),
  );
  return Object.fromEntries<string | readonly string[]>(shown.filter((one) => one !== undefined));
}

async function nameOf(world: World, id: string, index: number): Promise<string> {
  const party = index < namesAtMost ? await partyOf(world, id) : nobody;
  return party.state === 'known' ? `${party.name} (${party.upn})` : '…';
}
