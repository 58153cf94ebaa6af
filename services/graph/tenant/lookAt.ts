import { z } from 'zod/v4';
import type { Change } from '../../baseline/plan/change';
import { samePolicy } from '../../baseline/plan/samePolicy';
import type { IdOf, Looked, Undo } from '../../baseline/plan/writer';
import { sameName } from '../../baseline/policyName';
import { readAs } from '../answer';
import { filter, path } from '../path';
import { readAccessPolicies } from './accessPolicies';
import { readTargetGroup } from './groupsOf';
import { holdsBody, methodBody, methodOf, methodPath, restoring } from './methodBody';
import type { Patient } from './patient';
import { readLocations, readStrengths } from './strengths';

const object = z.looseObject({ id: z.string() });
type Of<Kind extends Change['kind']> = Extract<Change, { readonly kind: Kind }>;

/** How far a change is: not made, made, or something else is there in its place. */
export async function lookAt(graph: Patient, change: Change, idOf: IdOf): Promise<Looked> {
  switch (change.kind) {
    case 'makeGroup':
      return await lookAtGroup(graph, change);
    case 'addOwner':
    case 'removeOwner':
      return await lookAtOwner(graph, change);
    case 'removeMember': {
      const { groupId, memberId } = change;
      const members = await graph.list(path`/groups/${groupId}/members?$select=id`);
      const isIn = members.some((entry) => readAs(object, entry).id === memberId);
      return isIn ? open({ kind: 'giveMember', groupId, memberId }) : done();
    }
    case 'makeStrength': {
      const named = (await readStrengths(graph)).filter(({ name }) => name === change.name);
      return looked(
        named,
        named.find(({ combinations }) => same(combinations, change.combinations)),
      );
    }
    case 'makePlace': {
      const named = (await readLocations(graph)).filter(({ name }) => name === change.name);
      return looked(
        named,
        named.find(({ trusted }) => trusted),
      );
    }
    case 'makePolicy': {
      const { policy } = change;
      const named = (await readAccessPolicies(graph)).filter(({ name }) => sameName(name, policy.name));
      return looked(
        named,
        named.find((one) => one.state === 'reportOnly' && samePolicy(policy, one, idOf)),
      );
    }
    case 'openMethod':
    case 'setPassMethod':
      return await lookAtMethod(graph, change, idOf);
  }
}

const open = (undo?: Undo): Looked => ({ is: 'open', undo });
const done = (madeId?: string): Looked => ({ is: 'done', madeId });

function looked(named: readonly unknown[], fitting: { readonly id: string } | undefined): Looked {
  if (fitting !== undefined) return done(fitting.id);
  return named.length > 0 ? { is: 'taken' } : open();
}

async function lookAtGroup(graph: Patient, { name, ownerId }: Of<'makeGroup'>): Promise<Looked> {
  const named = (await graph.list(`/groups?${filter('displayName', name)}&$select=id`)).map(
    (entry) => readAs(object, entry).id,
  );
  const [id] = named;
  if (id === undefined) return open();
  if (named.length > 1) return { is: 'taken' };
  const { security, dynamic, roleAssignable, owners } = await readTargetGroup(graph, id);
  const isOurs = security && !dynamic && !roleAssignable && owners.some((one) => one.id === ownerId);
  return isOurs ? done(id) : { is: 'taken' };
}

async function lookAtOwner(graph: Patient, change: Of<'addOwner' | 'removeOwner'>): Promise<Looked> {
  const { kind, groupId, ownerId } = change;
  const owners = await graph.list(path`/groups/${groupId}/owners?$select=id`);
  const owns = owners.some((entry) => readAs(object, entry).id === ownerId);
  if (owns === (kind === 'addOwner')) return done();
  return open({ kind: kind === 'addOwner' ? 'takeOwner' : 'giveOwner', groupId, ownerId });
}

async function lookAtMethod(
  graph: Patient,
  change: Of<'openMethod' | 'setPassMethod'>,
  idOf: IdOf,
): Promise<Looked> {
  const method = methodOf(change);
  const now = await graph.get(methodPath(method));
  const body = methodBody(change, now, idOf);
  if (holdsBody(now, body)) return done();
  return open({ kind: 'restore', method, to: restoring(now, body), set: body });
}

function same(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((value) => other.includes(value));
}
