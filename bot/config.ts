import { z } from 'zod/v4';
import { Secret } from '../services/secret';
import { deskFaults, deskOf, deskShape } from './deskSettings';
import { microsoft, productionFaults } from './productionFaults';
import { roleFaults, roleList, roles, takesAway } from './roles';
import { traceFaults, traceOf, traceShape } from './tracing/settings';
import { verifiedIdFaults, verifiedIdOf } from './verifiedIdSettings';
import { watchOf, watchShape } from './watchSettings';

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

/** What every process needs, whatever it does. */
const shape = z.object({
  ROLES: roleList.default([...roles]),
  MODE: z.enum(['production', 'sandbox'], 'expected production or sandbox'),
  HOST: z.string().default('0.0.0.0'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3978),
  METRICS_PORT: z.coerce.number('expected a port').int().min(0).max(65_535).optional(),
  PUBLIC_URL: https,
  PROXIES: z.coerce.number('expected a number from 0 to 5').int().min(0).max(5).default(0),
  DATABASE_URL: secret.optional(),
  POLICY_FILE: z.string().default('env/policy.json'),
  AUDIT_FILE: text.optional(),
  SEALING_KEY: text
    .refine((value) => Buffer.from(value, 'base64').length === 32, 'expected 32 bytes in base64')
    .transform((value) => new Secret(value)),
  TENANT_ID: guid,
  AUTHORITY_URL: https.default(microsoft.AUTHORITY_URL[0]),
  GRAPH_URL: https.default(microsoft.GRAPH_URL[0]),
  CLOCK_URL: https.optional(),
  FRONT_CLIENT_ID: guid,
  FRONT_SECRET: secret.optional(),
  FRONT_CERTIFICATE: text.optional(),
  SIGNIN_STRONG_CONTEXT: context.optional(),
  SIGNIN_PUSH_CONTEXT: context.optional(),
  SIGNIN_OPEN_CONTEXT: context.optional(),
  VERIFIED_ID_URL: https.default(microsoft.VERIFIED_ID_URL[0]),
  VERIFIED_ID_AUTHORITY: did.optional(),
  VERIFIED_ID_ISSUERS: dids.optional(),
  VERIFIED_ID_TYPE: text.default('VerifiedEmployee'),
  VERIFIED_ID_CLAIM: text.default('revocationId'),
  TECHNICIAN_GROUP_ID: guid,
  APPROVER_GROUP_ID: guid,
  SECURITY_GROUP_ID: guid,
  SENSITIVE_GROUP_ID: guid,
  PILOT_GROUP_ID: guid.optional(),
  ONBOARDING_GROUP_ID: guid,
  RECOVERY_GROUP_ID: guid,
  PRIVILEGED_GROUP_ID: guid,
  ...traceShape,
});

/** What hears and speaks in Teams and in the tickets needs. */
const webShape = z.object({
  BOT_ID: guid,
  BOT_TYPE: z.enum(['SingleTenant', 'UserAssignedMSI'], 'expected SingleTenant or UserAssignedMSI'),
  BOT_PASSWORD: secret.optional(),
  BOT_CERTIFICATE: text.optional(),
  TEAMS_APP_ID: guid.optional(),
  BOT_OPENID_METADATA_URL: https.default(microsoft.BOT_OPENID_METADATA_URL[0]),
  BOT_TOKEN_ISSUER: https.default(microsoft.BOT_TOKEN_ISSUER[0]),
  CONNECTOR_HOSTS: list.default(['smba.trafficmanager.net', 'smba.infra.gcc.teams.microsoft.com']),
  DESK_URL: https,
  ...deskShape,
  NOTICE_TEAM_ID: text,
  NOTICE_CHANNEL_ID: text,
  APPROVALS_CHANNEL_ID: text.optional(),
});

/** What signs people in needs. */
const pagesShape = z.object({
  SIGNIN_CLIENT_ID: guid,
  SIGNIN_SECRET: secret,
});

/** What changes groups and takes passes away needs. */
const jobsShape = z.object({
  REAPER_CLIENT_ID: guid,
  REAPER_SECRET: secret.optional(),
  REAPER_CERTIFICATE: text.optional(),
});

type Settings = z.infer<typeof shape>;
type WebSettings = z.infer<typeof webShape>;

/** Reads the environment once; throws a ConfigFault that names every fault. */
export function loadConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = shape.safeParse(given);
  const own = parsed.success ? parsed.data.ROLES : roles;
  const web = own.includes('web') ? webShape.safeParse(given) : undefined;
  const pages = own.includes('pages') ? pagesShape.safeParse(given) : undefined;
  const reaper = takesAway(own, given) ? jobsShape.safeParse(given) : undefined;
  const watch = own.includes('jobs') ? watchShape.safeParse(given) : undefined;
  const unsafe = given['MODE'] === 'sandbox' ? [] : [...productionFaults(given), ...roleFaults(given, own)];
  const faults = [
    ...[parsed, web, pages, reaper, watch].flatMap((one) => one?.error?.issues ?? []).map(worded),
    ...(web?.success === true ? webFaults(web.data) : []),
    ...(reaper?.success === true && given['FRONT_CLIENT_ID'] === given['REAPER_CLIENT_ID']
      ? ['REAPER_CLIENT_ID: must not be the front identity']
      : []),
    ...verifiedIdFaults(given),
    ...(parsed.success ? traceFaults(parsed.data) : []),
    ...unsafe,
  ];
  if (!parsed.success || faults.length > 0) throw new ConfigFault([...new Set(faults)]);
  return toConfig(parsed.data, web?.data, pages?.data, reaper?.data, watch?.data);
}

/** Where the policy file is, for a command that needs nothing else. */
export function policyFileOf(environment: Readonly<Record<string, string | undefined>>): string {
  const { POLICY_FILE: file } = environment;
  return shape.shape.POLICY_FILE.parse(file === '' ? undefined : file);
}

function worded({ path, message }: z.core.$ZodIssue): string {
  return `${String(path[0])}: ${message}`;
}

function webFaults(settings: WebSettings): string[] {
  const password = settings.BOT_PASSWORD !== undefined || settings.BOT_CERTIFICATE !== undefined;
  return [
    ...deskFaults(settings),
    ...(settings.BOT_TYPE === 'SingleTenant' && !password
      ? ['BOT_PASSWORD or BOT_CERTIFICATE: needed for SingleTenant']
      : []),
  ];
}

function toConfig(
  settings: Settings,
  web: WebSettings | undefined,
  pages: z.infer<typeof pagesShape> | undefined,
  reaper: z.infer<typeof jobsShape> | undefined,
  watch: z.infer<typeof watchShape> | undefined,
) {
  return Object.freeze({
    roles: settings.ROLES,
    mode: settings.MODE,
    host: settings.HOST,
    port: settings.PORT,
    metricsPort: settings.METRICS_PORT,
    trace: traceOf(settings),
    publicUrl: settings.PUBLIC_URL,
    proxies: settings.PROXIES,
    databaseUrl: settings.DATABASE_URL,
    policyFile: settings.POLICY_FILE,
    auditFile: settings.AUDIT_FILE,
    sealingKey: settings.SEALING_KEY,
    tenantId: settings.TENANT_ID,
    authorityUrl: settings.AUTHORITY_URL,
    graphUrl: settings.GRAPH_URL,
    clockUrl: settings.CLOCK_URL,
    bot: web && botOf(web),
    front: identity(settings.FRONT_CLIENT_ID, settings.FRONT_SECRET, settings.FRONT_CERTIFICATE),
    reaper: reaper && identity(reaper.REAPER_CLIENT_ID, reaper.REAPER_SECRET, reaper.REAPER_CERTIFICATE),
    signIn: pages && { clientId: pages.SIGNIN_CLIENT_ID, secret: pages.SIGNIN_SECRET },
    signInContexts: contextsOf(settings),
    watch: watch && watchOf(watch),
    desk: web && deskOf(web),
    verifiedId: verifiedIdOf(settings),
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

function botOf(web: WebSettings) {
  return {
    id: web.BOT_ID,
    identity: identity(web.BOT_ID, web.BOT_PASSWORD, web.BOT_CERTIFICATE),
    teamsAppId: web.TEAMS_APP_ID,
    openIdMetadataUrl: web.BOT_OPENID_METADATA_URL,
    tokenIssuer: web.BOT_TOKEN_ISSUER,
    connectorHosts: web.CONNECTOR_HOSTS,
    channels: {
      teamId: web.NOTICE_TEAM_ID,
      notices: web.NOTICE_CHANNEL_ID,
      approvals: web.APPROVALS_CHANNEL_ID,
    },
  };
}

function contextsOf(settings: Settings) {
  const { SIGNIN_STRONG_CONTEXT: strong, SIGNIN_PUSH_CONTEXT: push, SIGNIN_OPEN_CONTEXT: open } = settings;
  return {
    ...(strong === undefined ? {} : { strongSignIn: strong }),
    ...(push === undefined ? {} : { numberMatch: push }),
    ...(open === undefined ? {} : { open }),
  };
}

function identity(clientId: string, given: Secret | undefined, certificate: string | undefined): Identity {
  return { clientId, secret: given, certificate };
}
