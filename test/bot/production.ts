const id = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

/** A production environment without a fault. */
export const production: Readonly<Record<string, string>> = {
  MODE: 'production',
  PUBLIC_URL: 'https://tap.example.org',
  DATABASE_URL: 'postgres://tap@db/tap',
  SEALING_KEY: Buffer.alloc(32, 1).toString('base64'),
  TENANT_ID: id(1),
  BOT_ID: id(2),
  BOT_TYPE: 'UserAssignedMSI',
  FRONT_CLIENT_ID: id(3),
  REAPER_CLIENT_ID: id(4),
  SIGNIN_CLIENT_ID: id(5),
  SIGNIN_SECRET: 'hidden-value',
  DESK: 'servicenow',
  DESK_URL: 'https://desk.example.org',
  DESK_CLIENT_ID: 'client',
  DESK_CLIENT_SECRET: 'hidden-value',
  NOTICE_TEAM_ID: 'team',
  NOTICE_CHANNEL_ID: 'channel',
  TECHNICIAN_GROUP_ID: id(10),
  APPROVER_GROUP_ID: id(11),
  SECURITY_GROUP_ID: id(12),
  SENSITIVE_GROUP_ID: id(13),
  ONBOARDING_GROUP_ID: id(14),
  RECOVERY_GROUP_ID: id(15),
  PRIVILEGED_GROUP_ID: id(16),
};
