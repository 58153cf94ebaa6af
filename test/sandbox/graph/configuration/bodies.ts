import { z } from 'zod/v4';

/** Bodies as Graph documents them; what it does not know, or would refuse, is refused here. */
const guidOr = (...words: readonly string[]) =>
  z.string().refine((value) => words.includes(value) || z.guid().safeParse(value).success, 'no id');
const riskLevels = z.array(z.enum(['low', 'medium', 'high', 'hidden', 'none']));
const users = z.strictObject({
  includeUsers: z.array(guidOr('All', 'None', 'GuestsOrExternalUsers')).optional(),
  excludeUsers: z.array(guidOr('GuestsOrExternalUsers')).optional(),
  includeGroups: z.array(z.guid()).optional(),
  excludeGroups: z.array(z.guid()).optional(),
  includeRoles: z.array(z.guid()).optional(),
  excludeRoles: z.array(z.guid()).optional(),
});
const applications = z.strictObject({
  includeApplications: z.array(guidOr('All', 'None', 'Office365', 'MicrosoftAdminPortals')).optional(),
  excludeApplications: z.array(guidOr('Office365', 'MicrosoftAdminPortals')).optional(),
  includeUserActions: z
    .array(z.enum(['urn:user:registersecurityinfo', 'urn:user:registerdevice']))
    .optional(),
});
const locations = z.strictObject({
  includeLocations: z.array(guidOr('All', 'AllTrusted')).optional(),
  excludeLocations: z.array(guidOr('All', 'AllTrusted')).optional(),
});
const conditions = z.strictObject({
  users,
  applications,
  clientAppTypes: z
    .array(
      z.enum([
        'all',
        'browser',
        'mobileAppsAndDesktopClients',
        'exchangeActiveSync',
        'easSupported',
        'other',
      ]),
    )
    .min(1),
  locations: locations.nullable().optional(),
  signInRiskLevels: riskLevels.optional(),
  userRiskLevels: riskLevels.optional(),
  devices: z
    .strictObject({
      deviceFilter: z.strictObject({ mode: z.enum(['include', 'exclude']), rule: z.string() }),
    })
    .nullable()
    .optional(),
});
const grantControls = z
  .strictObject({
    operator: z.enum(['AND', 'OR']),
    builtInControls: z
      .array(z.enum(['block', 'mfa', 'compliantDevice', 'domainJoinedDevice', 'passwordChange']))
      .optional(),
    authenticationStrength: z.strictObject({ id: z.guid() }).nullable().optional(),
  })
  .refine(
    ({ builtInControls = [], authenticationStrength }) =>
      !(builtInControls.includes('mfa') && authenticationStrength != null),
    'mfa and a strength cannot be in one policy',
  );

export const policyBody = z
  .strictObject({
    displayName: z.string().min(1).max(256),
    state: z.enum(['enabled', 'disabled', 'enabledForReportingButNotEnforced']),
    conditions,
    grantControls: grantControls.nullable().optional(),
    sessionControls: z.null().optional(),
  })
  .refine(
    ({ conditions: { users: who } }) =>
      [who.includeUsers, who.includeGroups, who.includeRoles].some((list) => (list?.length ?? 0) > 0),
    'nobody is included',
  );
export type AccessPolicyBody = z.infer<typeof policyBody>;
/** A PATCH replaces whole members and leaves out what it does not change. */
export const policyPatch = z.strictObject({
  displayName: z.string().min(1).max(256).optional(),
  state: z.enum(['enabled', 'disabled', 'enabledForReportingButNotEnforced']).optional(),
  conditions: conditions.optional(),
  grantControls: grantControls.nullable().optional(),
});

const modes = [
  'password',
  'voice',
  'hardwareOath',
  'softwareOath',
  'sms',
  'fido2',
  'windowsHelloForBusiness',
  'microsoftAuthenticatorPush',
  'deviceBasedPush',
  'temporaryAccessPassOneTime',
  'temporaryAccessPassMultiUse',
  'email',
  'x509CertificateSingleFactor',
  'x509CertificateMultiFactor',
  'federatedSingleFactor',
  'federatedMultiFactor',
];
const combinations = z
  .array(
    z
      .string()
      .refine((value) => value.split(',').every((mode) => modes.includes(mode)), 'no such combination'),
  )
  .min(1);
export const strengthBody = z.strictObject({
  displayName: z.string().min(1).max(30),
  description: z.string().optional(),
  policyType: z.enum(['builtIn', 'custom']).optional(),
  allowedCombinations: combinations,
});
export interface StrengthBody {
  readonly displayName: string;
  readonly description?: string | undefined;
  readonly policyType?: 'builtIn' | 'custom' | undefined;
  readonly allowedCombinations: readonly string[];
}
export const combinationsBody = z.strictObject({ allowedCombinations: combinations });

const range = z.strictObject({
  '@odata.type': z.enum(['#microsoft.graph.iPv4CidrRange', '#microsoft.graph.iPv6CidrRange']),
  cidrAddress: z.string(),
});
export const locationBody = z.strictObject({
  '@odata.type': z.literal('#microsoft.graph.ipNamedLocation'),
  displayName: z.string().min(1),
  isTrusted: z.boolean(),
  ipRanges: z.array(range).min(1),
});
export const locationPatch = z.strictObject({
  '@odata.type': z.literal('#microsoft.graph.ipNamedLocation'),
  isTrusted: z.boolean(),
});
export type LocationBody = z.infer<typeof locationBody>;

export const groupBody = z.strictObject({
  displayName: z.string().min(1).max(256),
  description: z.string().max(1024).optional(),
  mailEnabled: z.literal(false),
  mailNickname: z
    .string()
    .regex(/^[\x21-\x7e]{1,64}$/)
    .regex(/^[^@()\\[\]";:<>,/']+$/),
  securityEnabled: z.literal(true),
  groupTypes: z.array(z.string()).max(0).optional(),
  isAssignableToRole: z.literal(false).optional(),
  'owners@odata.bind': z.array(z.string()).max(20).optional(),
});
/** A group as it is kept, of whatever kind it was made. */
export interface GroupBody {
  readonly displayName: string;
  readonly mailEnabled: boolean;
  readonly mailNickname: string;
  readonly securityEnabled: boolean;
  readonly groupTypes: readonly string[];
  readonly isAssignableToRole: boolean | null;
  readonly onPremisesSyncEnabled?: boolean;
}

const target = z.strictObject({
  targetType: z.enum(['group', 'user']),
  id: guidOr('all_users'),
  isRegistrationRequired: z.boolean().optional(),
  authenticationMode: z.enum(['deviceBasedPush', 'push', 'any']).optional(),
});
const minutes = z.int().min(10).max(43_200).optional();
const ofMethod = {
  id: z.string().optional(),
  state: z.enum(['enabled', 'disabled']).optional(),
  includeTargets: z.array(target).optional(),
  excludeTargets: z.array(z.strictObject({ targetType: z.enum(['group', 'user']), id: z.guid() })).optional(),
};
/** The body of a change to each method's configuration, by its id; the type must be named. */
export const methodBodies: Readonly<Record<string, z.ZodType<Record<string, unknown>>>> = {
  TemporaryAccessPass: z.strictObject({
    '@odata.type': z.literal('#microsoft.graph.temporaryAccessPassAuthenticationMethodConfiguration'),
    ...ofMethod,
    defaultLifetimeInMinutes: minutes,
    minimumLifetimeInMinutes: minutes,
    maximumLifetimeInMinutes: minutes,
    defaultLength: z.int().min(8).max(48).optional(),
    isUsableOnce: z.boolean().optional(),
  }),
  Fido2: z.strictObject({
    '@odata.type': z.literal('#microsoft.graph.fido2AuthenticationMethodConfiguration'),
    ...ofMethod,
    isSelfServiceRegistrationAllowed: z.boolean().optional(),
    isAttestationEnforced: z.boolean().optional(),
  }),
  MicrosoftAuthenticator: z.strictObject({
    '@odata.type': z.literal('#microsoft.graph.microsoftAuthenticatorAuthenticationMethodConfiguration'),
    ...ofMethod,
  }),
};

/** A policy of the sandbox in few words; whatever is not given is wide open. */
export function accessPolicy({
  name,
  state = 'enabled',
  users: who,
  applications: what = { includeApplications: ['All'] },
  clients = ['all'],
  grant,
  ...narrowing
}: {
  readonly name: string;
  readonly state?: AccessPolicyBody['state'];
  readonly users: AccessPolicyBody['conditions']['users'];
  readonly applications?: AccessPolicyBody['conditions']['applications'];
  readonly clients?: AccessPolicyBody['conditions']['clientAppTypes'];
  readonly grant: AccessPolicyBody['grantControls'];
  readonly locations?: AccessPolicyBody['conditions']['locations'];
  readonly signInRiskLevels?: AccessPolicyBody['conditions']['signInRiskLevels'];
}): AccessPolicyBody {
  return policyBody.parse({
    displayName: name,
    state,
    conditions: { users: who, applications: what, clientAppTypes: clients, ...narrowing },
    grantControls: grant,
  });
}
