import { z } from 'zod/v4';
import { Fault } from '../faults';
import { readAs } from './answer';
import type { GraphClient } from './client';
import type { SubjectClass } from '../policy/terms';
import { filter, path } from './path';

const authenticationAdministrator = 'c4e39bd9-1100-46d3-8c65-fb160da0071f';
const privilegedAuthenticationAdministrator = '7be44c8a-adaf-4e2a-84d6-ab2649e08a13';
const unitPrefix = '/administrativeUnits/';

const assignment = z.looseObject({ roleDefinitionId: z.string(), directoryScopeId: z.string() });
const unit = z.looseObject({ id: z.string() });

/**
 * Whether this technician may manage this subject's passes: the technician's own token must be let in by Entra, and an
 * active role that can also write must cover the subject, since a reader's token is let in too.
 */
export async function mayManage(
  front: GraphClient,
  technician: GraphClient,
  subjectId: string,
  technicianId: string,
  subjectClass: SubjectClass,
): Promise<'yes' | 'noRole' | 'outOfScope'> {
  const [letIn, scopes, units] = await Promise.all([
    isLetIn(technician, subjectId),
    roleScopes(front, technicianId, rolesFor(subjectClass)),
    unitsOf(front, subjectId),
  ]);
  if (scopes.length === 0) return 'noRole';
  const covered = scopes.some((scope) => scope === '/' || units.some((id) => scope === unitPrefix + id));
  if (!covered) return 'outOfScope';
  return letIn ? 'yes' : 'noRole';
}

async function isLetIn(technician: GraphClient, subjectId: string): Promise<boolean> {
  try {
    await technician.get(path`/users/${subjectId}/authentication/temporaryAccessPassMethods`);
    return true;
  } catch (error) {
    if (error instanceof Fault && error.code === 'GRAPH_FORBIDDEN') return false;
    throw error;
  }
}

/** An Authentication Administrator may manage ordinary members only (guide, 0.1). */
function rolesFor(subjectClass: SubjectClass): readonly string[] {
  return subjectClass === 'privileged'
    ? [privilegedAuthenticationAdministrator]
    : [authenticationAdministrator, privilegedAuthenticationAdministrator];
}

async function roleScopes(
  front: GraphClient,
  technicianId: string,
  roles: readonly string[],
): Promise<string[]> {
  const url = `/roleManagement/directory/roleAssignments?${filter('principalId', technicianId)}`;
  return (await front.list(url))
    .map((entry) => readAs(assignment, entry))
    .filter(({ roleDefinitionId: role }) => roles.includes(role.toLowerCase()))
    .map(({ directoryScopeId }) => directoryScopeId);
}

async function unitsOf(front: GraphClient, subjectId: string): Promise<string[]> {
  const entries = await front.list(
    path`/users/${subjectId}/memberOf/microsoft.graph.administrativeUnit?$select=id`,
  );
  return entries.map((entry) => readAs(unit, entry).id);
}
