import { ticketId } from '../../services/itsm/serviceNow/ticketId';
import { groups, people, roleIds } from '../sandbox/people';
import { person } from '../sandbox/person';
import type { SandboxPerson } from '../sandbox/person';
import type { TenantWorld } from '../sandbox/tenantWorld';

/** Somebody who lost a phone, and the ticket about it. */
export interface Caller {
  readonly who: SandboxPerson;
  readonly ticket: { readonly id: string; readonly number: string; readonly link: string };
}

let hired = 100_000;

/** Hires so many people who have lost a phone and raised a ticket; they answer to one manager. */
export function hireCallers({ graph: { tenant }, desk }: TenantWorld, count: number): readonly Caller[] {
  return Array.from({ length: count }, () => {
    const number = (hired += 1);
    const who = person(number, `caller.${number}`, `Caller ${number}`, { manager: people.mona.id });
    tenant.hire(who);
    const ticket = desk.ticket(desk.raise(who));
    const link = `${desk.url}/ticket/${ticket.number}`;
    return {
      who,
      ticket: { id: ticketId({ table: ticket.table, row: ticket.sysId }), number: ticket.number, link },
    };
  });
}

/** Hires so many people who work at the desk. */
export function hireTechnicians({ graph: { tenant } }: TenantWorld, count: number): readonly SandboxPerson[] {
  return Array.from({ length: count }, () => {
    const one = joined(tenant, groups.technicians.id, 'technician', 'Technician');
    tenant.roles.push({
      principalId: one.id,
      roleDefinitionId: roleIds.authenticationAdministrator,
      displayName: 'Authentication Administrator',
      directoryScopeId: '/',
    });
    return one;
  });
}

/** Hires so many people who approve. */
export function hireApprovers({ graph: { tenant } }: TenantWorld, count: number): readonly SandboxPerson[] {
  return Array.from({ length: count }, () => joined(tenant, groups.approvers.id, 'approver', 'Approver'));
}

function joined(
  tenant: TenantWorld['graph']['tenant'],
  groupId: string,
  key: string,
  name: string,
): SandboxPerson {
  const number = (hired += 1);
  const one = person(number, `${key}.${number}`, `${name} ${number}`, { department: 'IT' });
  tenant.hire(one);
  tenant.members.get(groupId)?.set(one.id, 0);
  return one;
}
