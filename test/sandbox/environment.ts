import { randomBytes } from 'node:crypto';
import { strengths } from './login/login';
import { apps, groups, teamsAppId, tenantId } from './people';
import { siemToken } from './siem';
import { approvalsChannelId, noticeChannel } from './teams/teams';
import type { TenantWorld } from './tenantWorld';
import { issuers } from './verifiedId/credential';

/** Where Teams is in this sandbox. */
export interface TeamsAddress {
  readonly metadataUrl: string;
  readonly tokenIssuer: string;
  readonly connectorUrl: string;
}

/** The environment under which the real product runs against the sandbox: the same names as in production. */
export function sandboxEnvironment(
  world: TenantWorld,
  teams: TeamsAddress,
  port: number,
  databaseUrl?: string,
): Record<string, string> {
  return {
    MODE: 'sandbox',
    HOST: '127.0.0.1',
    PORT: String(port),
    PUBLIC_URL: `https://localhost:${port}`,
    ...(databaseUrl === undefined ? {} : { DATABASE_URL: databaseUrl }),
    POLICY_FILE: 'env/policy.json',
    SEALING_KEY: randomBytes(32).toString('base64'),
    TENANT_ID: tenantId,
    AUTHORITY_URL: world.login.url,
    GRAPH_URL: world.graph.url,
    CLOCK_URL: world.clockDouble.url,
    BOT_ID: apps.bot.clientId,
    BOT_TYPE: 'SingleTenant',
    BOT_PASSWORD: apps.bot.secret,
    TEAMS_APP_ID: teamsAppId,
    BOT_OPENID_METADATA_URL: teams.metadataUrl,
    BOT_TOKEN_ISSUER: teams.tokenIssuer,
    CONNECTOR_HOSTS: new URL(teams.connectorUrl).host,
    FRONT_CLIENT_ID: apps.front.clientId,
    FRONT_SECRET: apps.front.secret,
    REAPER_CLIENT_ID: apps.reaper.clientId,
    REAPER_SECRET: apps.reaper.secret,
    SIGNIN_CLIENT_ID: apps.signIn.clientId,
    SIGNIN_STRONG_CONTEXT: strengths.key,
    SIGNIN_PUSH_CONTEXT: strengths.push,
    SIGNIN_LOG: 'beta',
    SIGNIN_SECRET: apps.signIn.secret,
    ...world.serviceDesk.environment,
    VERIFIED_ID_URL: world.verifiedId.url,
    VERIFIED_ID_AUTHORITY: issuers.ours,
    VERIFIED_ID_ISSUERS: issuers.ours,
    SIEM_URL: world.siem.url,
    SIEM_TOKEN: siemToken,
    NOTICE_TEAM_ID: noticeChannel.teamId,
    NOTICE_CHANNEL_ID: noticeChannel.channelId,
    APPROVALS_CHANNEL_ID: approvalsChannelId,
    TECHNICIAN_GROUP_ID: groups.technicians.id,
    APPROVER_GROUP_ID: groups.approvers.id,
    SECURITY_GROUP_ID: groups.security.id,
    SENSITIVE_GROUP_ID: groups.sensitive.id,
    PILOT_GROUP_ID: groups.pilot.id,
    ONBOARDING_GROUP_ID: groups.onboarding.id,
    RECOVERY_GROUP_ID: groups.recovery.id,
    PRIVILEGED_GROUP_ID: groups.privileged.id,
  };
}
