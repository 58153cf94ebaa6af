import { z } from 'zod/v4';
import type { Undo } from '../../baseline/plan/writer';
import { Fault } from '../../faults';
import { readAs } from '../answer';
import { path } from '../path';
import { holdsBody, methodPath } from './methodBody';
import type { Patient } from './patient';
import type { GraphWrite } from './requestOf';

type Came = 'undone' | 'gone' | 'kept';
type Send = (write: GraphWrite) => Promise<unknown>;
type Removal = Extract<Undo, { readonly kind: 'remove' }>;

const record = z.record(z.string(), z.unknown());
const named = z.looseObject({
  displayName: z.string().nullish(),
  state: z.string().nullish(),
  isTrusted: z.boolean().nullish(),
});
const pathOf = (what: Removal['what'], id: string): string =>
  ({
    group: path`/groups/${id}`,
    strength: path`/policies/authenticationStrengthPolicies/${id}`,
    place: path`/identity/conditionalAccess/namedLocations/${id}`,
    policy: path`/identity/conditionalAccess/policies/${id}`,
  })[what];

/** Takes one change back, unless somebody relies on it by now: that is kept, as is what was changed since. */
export async function takeBack(graph: Patient, send: Send, undo: Undo, origin: string): Promise<Came> {
  try {
    switch (undo.kind) {
      case 'remove':
        return await remove(graph, send, undo);
      case 'takeOwner': {
        const { groupId, ownerId } = undo;
        await send({ method: 'DELETE', path: path`/groups/${groupId}/owners/${ownerId}/$ref` });
        return 'undone';
      }
      case 'giveOwner': {
        const { groupId, ownerId } = undo;
        const body = { '@odata.id': `${origin}/v1.0/directoryObjects/${ownerId}` };
        await send({ method: 'POST', path: path`/groups/${groupId}/owners/$ref`, body });
        return 'undone';
      }
      case 'giveMember': {
        const body = { '@odata.id': `${origin}/v1.0/directoryObjects/${undo.memberId}` };
        await send({ method: 'POST', path: path`/groups/${undo.groupId}/members/$ref`, body });
        return 'undone';
      }
      case 'turnOff': {
        const at = path`/identity/conditionalAccess/policies/${undo.policyId}`;
        if (readAs(named, await graph.get(at)).state !== 'enabled') return 'gone';
        await send({ method: 'PATCH', path: at, body: { state: 'enabledForReportingButNotEnforced' } });
        return 'undone';
      }
      case 'restore': {
        const at = methodPath(undo.method);
        const now = await graph.get(at);
        if (holdsBody(now, readAs(record, undo.to))) return 'gone';
        if (!holdsBody(now, readAs(record, undo.set))) return 'kept';
        await send({ method: 'PATCH', path: at, body: undo.to });
        return 'undone';
      }
    }
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    if (error.code === 'GRAPH_NOT_FOUND') return 'gone';
    // In use: a strength of another policy, the last owner of a group.
    if (error.code === 'GRAPH_REFUSED') return 'kept';
    throw error;
  }
}

async function remove(graph: Patient, send: Send, { what, id, name }: Removal): Promise<Came> {
  const at = pathOf(what, id);
  const now = readAs(named, await graph.get(at));
  if (now.displayName !== name) return 'kept';
  if (what === 'policy' && now.state === 'enabled') return 'kept';
  if (what === 'group' && (await graph.first(`${at}/members?$select=id`)).length > 0) return 'kept';
  // A place that is trusted cannot be deleted.
  if (what === 'place' && now.isTrusted === true) await send({ method: 'PATCH', path: at, body: untrusted });
  await send({ method: 'DELETE', path: at });
  return 'undone';
}

const untrusted = { '@odata.type': '#microsoft.graph.ipNamedLocation', isTrusted: false };
