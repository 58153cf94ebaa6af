// The settings that a site decides, under the names that env/.env.example explains. Ids and addresses, never a secret.

@export()
@sealed()
@description('Object ids of groups.')
type groupSettings = {
  TECHNICIAN_GROUP_ID: string
  APPROVER_GROUP_ID: string
  SECURITY_GROUP_ID: string
  SENSITIVE_GROUP_ID: string
  PILOT_GROUP_ID: string?
  ONBOARDING_GROUP_ID: string
  RECOVERY_GROUP_ID: string
  PRIVILEGED_GROUP_ID: string
}

@export()
@sealed()
@description('Where the bot posts.')
type channelSettings = {
  NOTICE_TEAM_ID: string
  NOTICE_CHANNEL_ID: string
  APPROVALS_CHANNEL_ID: string?
}

@export()
@sealed()
@description('The service desk.')
type deskSettings = {
  DESK: 'servicenow' | 'jira' | 'rt'
  DESK_URL: string
  DESK_CLIENT_ID: string?
  DESK_USER: string?
  DESK_LINK_FIELD: string?
  DESK_DONE: string?
  DESK_TICKET_LINK: string?
  DESK_SITE_URL: string?
  DESK_TOKEN_URL: string?
}

@export()
@sealed()
@description('How the tenant is watched and where the trail goes; with an address of a SIEM the vault holds siem-token.')
type watchSettings = {
  SIGNIN_LOG: ('v1.0' | 'beta')?
  SIEM_URL: string?
}

@export()
@sealed()
@description('What every role may know beside.')
type otherSettings = {
  SIGNIN_STRONG_CONTEXT: string?
  SIGNIN_PUSH_CONTEXT: string?
  SIGNIN_OPEN_CONTEXT: string?
  VERIFIED_ID_AUTHORITY: string?
  VERIFIED_ID_ISSUERS: string?
  VERIFIED_ID_TYPE: string?
  VERIFIED_ID_CLAIM: string?
  OTEL_EXPORTER_OTLP_ENDPOINT: string?
}
