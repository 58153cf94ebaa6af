import { callers } from './callers';
import { person, personId } from './person';
import type { SandboxPerson } from './person';

export type { SandboxPerson } from './person';

/** The tenant of the sandbox. */
export const tenantId = '7e000000-0000-4000-8000-000000000001';

const mona = personId(5);

/** Everybody in the sandbox, by a short key. */
export const people = {
  tara: person(1, 'tara.technician', 'Tara Technician', { title: 'Service desk agent', department: 'IT' }),
  theo: person(2, 'theo.technician', 'Theo Technician', { title: 'Service desk agent', department: 'IT' }),
  anna: person(3, 'anna.approver', 'Anna Approver', { title: 'Service desk lead', department: 'IT' }),
  arne: person(4, 'arne.approver', 'Arne Approver', { title: 'Security analyst', department: 'Security' }),
  mona: person(5, 'mona.manager', 'Mona Manager', { title: 'Sales manager' }),
  atle: person(6, 'atle.attester', 'Atle Attester', { title: 'Receptionist', department: 'Facilities' }),
  nils: person(7, 'nils.newhire', 'Nils Newhire', {
    manager: mona,
    hiredToday: true,
    neverSignedIn: true,
    methods: [{ type: 'password' }],
  }),
  lea: person(8, 'lea.lostphone', 'Lea Lostphone', {
    manager: mona,
    mobilePhone: '+47 900 00 008',
    methods: [
      { type: 'password' },
      { type: 'microsoftAuthenticator', name: 'Lea’s phone' },
      { type: 'phone' },
    ],
  }),
  pia: person(9, 'pia.passkey', 'Pia Passkey', {
    manager: mona,
    methods: [{ type: 'password' }, { type: 'fido2', name: 'Security key' }],
  }),
  elin: person(10, 'elin.eligible', 'Elin Eligible', { title: 'Administrator', department: 'IT' }),
  georg: person(11, 'georg.global', 'Georg Global', { title: 'Administrator', department: 'IT' }),
  gus: person(12, 'gus_partner.example#EXT#', 'Gus Guest', { userType: 'Guest' }),
  emergency: person(13, 'break.glass', 'Emergency Account', { title: '', department: '' }),
  dina: person(14, 'dina.disabled', 'Dina Disabled', { disabled: true }),
  kariOslo: person(15, 'kari.nordmann', 'Kari Nordmann', { manager: mona }),
  kariBergen: person(16, 'kari.nordmann2', 'Kari Nordmann', { manager: mona, department: 'Logistics' }),
  rolf: person(17, 'rolf.restricted', 'Rolf Restricted', { restricted: true }),
  petra: person(19, 'petra.privileged', 'Petra Privileged', { title: 'Identity engineer', department: 'IT' }),
  siri: person(18, 'siri.security', 'Siri Security', { title: 'Security lead', department: 'Security' }),
  sverre: person(52, 'sverre.security', 'Sverre Security', {
    title: 'Security analyst',
    department: 'Security',
  }),
  ...callers,
} as const satisfies Readonly<Record<string, SandboxPerson>>;

const group = (number: number): string => `20000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

/** Groups of the sandbox tenant: id, name, seeded members. */
export const groups = {
  technicians: {
    id: group(1),
    name: 'Service desk',
    members: [people.tara.id, people.theo.id, people.petra.id],
  },
  approvers: { id: group(2), name: 'TAP approvers', members: [people.anna.id, people.arne.id] },
  security: { id: group(3), name: 'Security', members: [people.arne.id, people.siri.id, people.sverre.id] },
  sensitive: {
    id: group(4),
    name: 'Sensitive people',
    members: [people.erik.id, people.astrid.id, people.vilde.id],
  },
  pilot: { id: group(5), name: 'TAP pilot', members: [] },
  onboarding: { id: group(6), name: 'TAP-Onboarding-Users', members: [] },
  recovery: { id: group(7), name: 'TAP-Recovery-Users', members: [] },
  privileged: { id: group(8), name: 'TAP-Privileged-Emergency', members: [] },
  /** Roles can be given to this group, so its members and owners are as privileged as the role. */
  administrators: {
    id: group(9),
    name: 'Administrators',
    members: [people.gro.id],
    owners: [people.ole.id],
    assignable: true,
  },
} as const;

export const roleIds = {
  authenticationAdministrator: 'c4e39bd9-1100-46d3-8c65-fb160da0071f',
  privilegedAuthenticationAdministrator: '7be44c8a-adaf-4e2a-84d6-ab2649e08a13',
  globalAdministrator: '62e90394-69f5-4237-9190-012177145e10',
  helpdeskAdministrator: '729827e3-9c14-49f7-bb1b-9608f156bbb8',
  globalReader: 'f2ef992c-3afb-46b9-b7cf-a126ee74c451',
} as const;

/** The administrative unit over which alone Theo may manage anybody. */
export const branchUnit = '30000000-0000-4000-8000-000000000001';

/** Entra Verified ID's Request Service as an application, and what it asks of a caller. */
export const verifiedIdAudience = '3db474b9-6a0c-4840-96ac-1fceb342124f';
export const presentRole = 'VerifiableCredential.Create.PresentRequest';

const app = (number: number): string => `40000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

/** The app's id in the catalogue of the tenant. */
export const teamsAppId = '50000000-0000-4000-8000-000000000001';

/** The registered applications: client id, secret, and the application permissions that were granted. */
export const apps = {
  front: {
    clientId: app(1),
    secret: 'front-secret-of-the-sandbox',
    permissions: [
      'User.Read.All',
      'GroupMember.Read.All',
      'RoleManagement.Read.Directory',
      'UserAuthenticationMethod.Read.All',
      'AuditLog.Read.All',
      'AdministrativeUnit.Read.All',
      'IdentityRiskyUser.Read.All',
      'IdentityRiskEvent.Read.All',
      'Application.Read.All',
      'PrivilegedEligibilitySchedule.Read.AzureADGroup',
      'Policy.Read.All',
      'RoleEligibilitySchedule.Read.Directory',
      'RoleAssignmentSchedule.Read.Directory',
      'LifecycleWorkflows-Workflow.Read.All',
    ],
  },
  reaper: {
    clientId: app(2),
    secret: 'reaper-secret-of-the-sandbox',
    permissions: [
      'UserAuthMethod-TAP.ReadWrite.All',
      'UserAuthenticationMethod.ReadWrite.All',
      'User.RevokeSessions.All',
    ],
  },
  signIn: { clientId: app(3), secret: 'sign-in-secret-of-the-sandbox', permissions: [] },
  bot: {
    clientId: app(4),
    secret: 'bot-secret-of-the-sandbox',
    permissions: ['TeamsAppInstallation.ReadWriteSelfForUser.All'],
  },
} as const;
