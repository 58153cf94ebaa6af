import { randomUUID } from 'node:crypto';
import type { DoubleResponse } from '../httpsDouble';
import { createPass } from '../graph/passRules';
import { writeMembership } from '../graph/membership';
import type { Tenant } from '../graph/tenant';
import type { SandboxPerson } from '../people';

/** What administrators do in their own portal, behind the desk's back; each leaves the records that the real tenant writes. */
export function adminActs(tenant: Tenant) {
  const user = ({ id }: SandboxPerson) => ({ id, type: 'User' }) as const;
  const leave = (by: SandboxPerson, group: { readonly id: string }, person: SandboxPerson): void => {
    tenant.members.get(group.id)?.delete(person.id);
    writeMembership(tenant, 'Remove member from group', by.id, group.id, person.id);
  };
  return {
    /** Makes a pass; the answer is Graph's own, with the passcode or the refusal. */
    makePass(
      by: SandboxPerson,
      person: SandboxPerson,
      terms: { readonly minutes?: number; readonly once?: boolean } = {},
    ): DoubleResponse {
      const caller = { kind: 'person', id: by.id, scopes: [] } as const;
      const { minutes = 60, once = true } = terms;
      const asked = { lifetimeInMinutes: minutes, isUsableOnce: once };
      return createPass(tenant, caller, person.id, JSON.stringify(asked));
    },
    deletePass(by: SandboxPerson, person: SandboxPerson): void {
      if (!tenant.passes.delete(person.id)) return;
      const reason = 'Admin deleted temporary access pass method for user';
      tenant.audit('Admin deleted security info', reason, by.id, person.id);
    },
    registerMethod(by: SandboxPerson, person: SandboxPerson, type: string, named: string): void {
      tenant.methods.get(person.id)?.push(tenant.newMethod(type, ''));
      const who = by.id === person.id ? 'User' : 'Admin';
      tenant.audit(`${who} registered security info`, `${who} registered ${named}`, by.id, person.id);
    },
    resetPassword(by: SandboxPerson, person: SandboxPerson): void {
      tenant.write('Reset user password', '', by.id, [user(person)]);
    },
    giveRole(by: SandboxPerson, person: SandboxPerson, role: string): void {
      const modified = [{ name: 'Role.DisplayName', newValue: `"${role}"` }];
      tenant.write('Add member to role', '', by.id, [{ ...user(person), modified }], {
        category: 'RoleManagement',
      });
    },
    join(by: SandboxPerson, group: { readonly id: string }, person: SandboxPerson): void {
      tenant.members.get(group.id)?.set(person.id, tenant.clock.now().getTime());
      writeMembership(tenant, 'Add member to group', by.id, group.id, person.id);
    },
    leave,
    changePolicy(by: SandboxPerson): void {
      const target = { id: randomUUID(), type: 'Policy', name: 'CA-TAP-ForcePhishingResistant' } as const;
      tenant.write('Update conditional access policy', '', by.id, [target], { category: 'Policy' });
    },
    changePhone(by: SandboxPerson, person: SandboxPerson): void {
      tenant.audit('Update user', '', by.id, person.id, ['TelephoneNumber']);
    },
    registerDevice(person: SandboxPerson): void {
      const device = { id: randomUUID(), type: 'Device' } as const;
      const more = { category: 'Device', service: 'Device Registration Service' };
      tenant.write('Register device', '', person.id, [device], more);
    },
  };
}
