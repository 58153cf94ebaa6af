import { z } from 'zod/v4';
import { Secret } from '../services/secret';
import { deskFaults, deskOf, deskShape } from './deskSettings';
import { microsoft, productionFaults } from './productionFaults';
import { verifiedIdFaults, verifiedIdOf } from './verifiedIdSettings';

/** One application identity in the tenant: by secret, by certificate, or by the host's managed identity when both are absent. */
export interface Identity {
  readonly clientId: string;
  readonly secret: Secret | undefined;
  readonly certificate: string | undefined;
}

/** Everything that the environment decides: ids, addresses and secrets, nothing of policy. */
export type Config = ReturnType<typeof toConfig>;

/** The environment cannot be used; `faults` names each setting and what is expected, never its value. */
export class ConfigFault extends Error {
  override readonly name = 'ConfigFault';

  constructor(readonly faults: readonly string[]) {
    super(`The environment is not usable:\n${faults.map((fault) => `  ${fault}`).join('\n')}`);
  }
}

const guid = z.guid('expected an object id (GUID)');
const https = z
  .url({ protocol: /^https$/, error: 'expected an https address' })
  .transform((url) => url.replace(/\/$/, ''));
const text = z.string('expected a value').min(1, 'expected a value');
const secret = text.transform((value) => new Secret(value));
const context = z.string().regex(/^c[1-9]\d?$/, 'expected an authentication context such as c1');
const list = text.transform((value) => value.split(',').map((part) => part.trim().toLowerCase()));

const did = z.string().regex(/^did:[a-z0-9]+:[\w.:%-]+$/, 'expected a decentralised identifier (did:web:…)');
const dids = text.transform((value) => value.split(',').map((part) => part.trim())).pipe(z.array(did));

const shape = z.object({
  MODE: z.enum(['production', 'sandbox'], 'expected production or sandbox'),
  HOST: z.string().default('0.0.0.0'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3978),
  PUBLIC_URL: https,
  PROXIES: z.coerce.number('expected a number from 0 to 5').int().min(0).max(5).default(0),
  DATABASE_URL: secret.optional(),
  POLICY_FILE: z.string().default('env/policy.json'),
  AUDIT_FILE: text.optional(),
  SIEM_URL: https.optional(),
  SIEM_TOKEN: secret.optional(),
  SIEM_FILE: text.optional(),
  SEALING_KEY: text
    .refine((value) => Buffer.from(value, 'base64').length === 32, 'expected 32 bytes in base64')
    .transform((value) => new Secret(value)),
  TENANT_ID: guid,
  AUTHORITY_URL: https.default(microsoft.AUTHORITY_URL[0]),
  GRAPH_URL: https.default(microsoft.GRAPH_URL[0]),
  CLOCK_URL: https.optional(),
  BOT_ID: guid,
  BOT_TYPE: z.enum(['SingleTenant', 'UserAssignedMSI'], 'expected SingleTenant or UserAssignedMSI'),
  BOT_PASSWORD: secret.optional(),
  BOT_CERTIFICATE: text.optional(),
  TEAMS_APP_ID: guid.optional(),
  BOT_OPENID_METADATA_URL: https.default(microsoft.BOT_OPENID_METADATA_URL[0]),
  BOT_TOKEN_ISSUER: https.default(microsoft.BOT_TOKEN_ISSUER[0]),
  CONNECTOR_HOSTS: list.default(['smba.trafficmanager.net', 'smba.infra.gcc.teams.microsoft.com']),
  FRONT_CLIENT_ID: guid,
  FRONT_SECRET: secret.optional(),
  FRONT_CERTIFICATE: text.optional(),
  REAPER_CLIENT_ID: guid,
  REAPER_SECRET: secret.optional(),
  REAPER_CERTIFICATE: text.optional(),
  SIGNIN_CLIENT_ID: guid,
  SIGNIN_SECRET: secret,
  SIGNIN_LOG: z.enum(['v1.0', 'beta'], 'expected v1.0 or beta').default('v1.0'),
  SIGNIN_STRONG_CONTEXT: context.optional(),
  SIGNIN_PUSH_CONTEXT: context.optional(),
  DESK_URL: https,
  ...deskShape,
  VERIFIED_ID_URL: https.default(microsoft.VERIFIED_ID_URL[0]),
  VERIFIED_ID_AUTHORITY: did.optional(),
  VERIFIED_ID_ISSUERS: dids.optional(),
  VERIFIED_ID_TYPE: text.default('VerifiedEmployee'),
  VERIFIED_ID_CLAIM: text.default('revocationId'),
  NOTICE_TEAM_ID: text,
  NOTICE_CHANNEL_ID: text,
  APPROVALS_CHANNEL_ID: text.optional(),
  TECHNICIAN_GROUP_ID: guid,
  APPROVER_GROUP_ID: guid,
  SECURITY_GROUP_ID: guid,
  SENSITIVE_GROUP_ID: guid,
  PILOT_GROUP_ID: guid.optional(),
  ONBOARDING_GROUP_ID: guid,
  RECOVERY_GROUP_ID: guid,
  PRIVILEGED_GROUP_ID: guid,
});

type Settings = z.infer<typeof shape>;

/** Reads the environment once; throws a ConfigFault that names every fault. */
export function loadConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = shape.safeParse(given);
  const shapeFaults = parsed.success
    ? []
    : parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  const unsafe = given['MODE'] === 'sandbox' ? [] : productionFaults(given);
  const together = parsed.success ? togetherFaults(parsed.data) : [];
  const faults = [...shapeFaults, ...together, ...verifiedIdFaults(given), ...unsafe];
  if (!parsed.success || faults.length > 0) throw new ConfigFault([...new Set(faults)]);
  return toConfig(parsed.data);
}

function togetherFaults(settings: Settings): string[] {
  const password = settings.BOT_PASSWORD !== undefined || settings.BOT_CERTIFICATE !== undefined;
  const sameIdentity = settings.FRONT_CLIENT_ID === settings.REAPER_CLIENT_ID;
  return [
    ...deskFaults(settings),
    ...((settings.SIEM_URL === undefined) === (settings.SIEM_TOKEN === undefined)
      ? []
      : ['SIEM_URL and SIEM_TOKEN: expected both or neither']),
    ...(settings.BOT_TYPE === 'SingleTenant' && !password
      ? ['BOT_PASSWORD or BOT_CERTIFICATE: needed for SingleTenant']
      : []),
    ...(sameIdentity ? ['REAPER_CLIENT_ID: must not be the front identity'] : []),
  ];
}

function toConfig(settings: Settings) {
  return Object.freeze({
    mode: settings.MODE,
    host: settings.HOST,
    port: settings.PORT,
    publicUrl: settings.PUBLIC_URL,
    proxies: settings.PROXIES,
    databaseUrl: settings.DATABASE_URL,
    policyFile: settings.POLICY_FILE,
    auditFile: settings.AUDIT_FILE,
    siem: { url: settings.SIEM_URL, token: settings.SIEM_TOKEN, file: settings.SIEM_FILE },
    sealingKey: settings.SEALING_KEY,
    tenantId: settings.TENANT_ID,
    authorityUrl: settings.AUTHORITY_URL,
    graphUrl: settings.GRAPH_URL,
    clockUrl: settings.CLOCK_URL,
    bot: {
      id: settings.BOT_ID,
      identity: identity(settings.BOT_ID, settings.BOT_PASSWORD, settings.BOT_CERTIFICATE),
      teamsAppId: settings.TEAMS_APP_ID,
      openIdMetadataUrl: settings.BOT_OPENID_METADATA_URL,
      tokenIssuer: settings.BOT_TOKEN_ISSUER,
      connectorHosts: settings.CONNECTOR_HOSTS,
    },
    front: identity(settings.FRONT_CLIENT_ID, settings.FRONT_SECRET, settings.FRONT_CERTIFICATE),
    reaper: identity(settings.REAPER_CLIENT_ID, settings.REAPER_SECRET, settings.REAPER_CERTIFICATE),
    signIn: {
      clientId: settings.SIGNIN_CLIENT_ID,
      secret: settings.SIGNIN_SECRET,
      contexts: contextsOf(settings),
    },
    signInLog: settings.SIGNIN_LOG,
    desk: deskOf(settings),
    verifiedId: verifiedIdOf(settings),
    channels: {
      teamId: settings.NOTICE_TEAM_ID,
      notices: settings.NOTICE_CHANNEL_ID,
      approvals: settings.APPROVALS_CHANNEL_ID,
    },
    groupIds: {
      technician: settings.TECHNICIAN_GROUP_ID,
      approver: settings.APPROVER_GROUP_ID,
      security: settings.SECURITY_GROUP_ID,
      sensitive: settings.SENSITIVE_GROUP_ID,
      pilot: settings.PILOT_GROUP_ID,
      tap: {
        onboarding: settings.ONBOARDING_GROUP_ID,
        recovery: settings.RECOVERY_GROUP_ID,
        privileged: settings.PRIVILEGED_GROUP_ID,
      },
    },
  });
}

function contextsOf({ SIGNIN_STRONG_CONTEXT: strong, SIGNIN_PUSH_CONTEXT: push }: Settings) {
  return {
    ...(strong === undefined ? {} : { strongSignIn: strong }),
    ...(push === undefined ? {} : { numberMatch: push }),
  };
}

function identity(clientId: string, given: Secret | undefined, certificate: string | undefined): Identity {
  return { clientId, secret: given, certificate };
}
