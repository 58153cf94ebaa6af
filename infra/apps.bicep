// What changes with a release: the three apps, each with only its own identities and secrets, and the bot.
// Every secret is in the vault before this is deployed (docs/INSTALL.md); none passes through here.
targetScope = 'resourceGroup'

import { channelSettings, deskSettings, groupSettings, otherSettings, watchSettings } from 'settings.bicep'

param location string = resourceGroup().location
@description('The same as of the foundation.')
param prefix string = 'tapdesk'
@description('The image with its digest, in the registry of the foundation: tap-desk@sha256:…')
param image string
param registryName string
param vaultName string
param sealsAccount string

@description('The application that technicians and openers sign in to.')
param signInClientId string
@description('The app in the catalogue of the tenant, where the bot may install itself.')
param teamsAppId string = ''
@description('A host name of your own for the pages, and the resource id of its certificate in the environment; the host of Azure without them.')
param pagesDomain string = ''
param pagesCertificateId string = ''

param groups groupSettings
param channels channelSettings
param desk deskSettings
@description('What the secret desk-secret of the vault is to the service desk.')
@allowed(['DESK_CLIENT_SECRET', 'DESK_TOKEN', 'DESK_PASSWORD'])
param deskSecret string = 'DESK_CLIENT_SECRET'
param watch watchSettings = {}
param other otherSettings = {}

resource environment 'Microsoft.App/managedEnvironments@2025-07-01' existing = {
  name: '${prefix}-environment'
}
resource front 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' existing = {
  name: '${prefix}-front'
}
resource reaper 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' existing = {
  name: '${prefix}-reaper'
}
resource bot 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' existing = {
  name: '${prefix}-bot'
}

var pagesHost = empty(pagesDomain) ? '${prefix}-pages.${environment.properties.defaultDomain}' : pagesDomain

var commonSettings = union(groups, other, {
  MODE: 'production'
  PUBLIC_URL: 'https://${pagesHost}'
  TENANT_ID: tenant().tenantId
  FRONT_CLIENT_ID: front.properties.clientId
})
var commonSecrets = {
  DATABASE_URL: 'database-url'
  SEALING_KEY: 'sealing-key'
}

// The entrance of the environment is one proxy of our own.
var webSettings = union(commonSettings, channels, desk, {
  ROLES: 'web'
  PROXIES: '1'
  AUDIT_FILE: '/seals/web.jsonl'
  BOT_ID: bot.properties.clientId
  BOT_TYPE: 'UserAssignedMSI'
  TEAMS_APP_ID: teamsAppId
})
var pagesSettings = union(commonSettings, {
  ROLES: 'pages'
  PROXIES: '1'
  AUDIT_FILE: '/seals/pages.jsonl'
  SIGNIN_CLIENT_ID: signInClientId
})
var jobsSettings = union(commonSettings, watch, {
  ROLES: 'jobs'
  AUDIT_FILE: '/seals/jobs.jsonl'
  REAPER_CLIENT_ID: reaper.properties.clientId
  SIGNIN_CLIENT_ID: signInClientId
})

module shares 'modules/sealShares.bicep' = {
  name: 'sealShares'
  params: { prefix: prefix, vaultName: vaultName, account: sealsAccount }
}

module web 'modules/role.bicep' = {
  name: 'web'
  params: {
    location: location
    prefix: prefix
    role: 'web'
    image: image
    registryName: registryName
    vaultName: vaultName
    identities: [front.id, bot.id]
    settings: webSettings
    secrets: union(commonSecrets, { '${deskSecret}': 'desk-secret' })
    external: true
  }
  dependsOn: [shares]
}

module pages 'modules/role.bicep' = {
  name: 'pages'
  params: {
    location: location
    prefix: prefix
    role: 'pages'
    image: image
    registryName: registryName
    vaultName: vaultName
    identities: [front.id]
    settings: pagesSettings
    secrets: union(commonSecrets, { SIGNIN_SECRET: 'signin-secret' })
    external: true
    domain: pagesDomain
    certificateId: pagesCertificateId
  }
  dependsOn: [shares]
}

module jobs 'modules/role.bicep' = {
  name: 'jobs'
  params: {
    location: location
    prefix: prefix
    role: 'jobs'
    image: image
    registryName: registryName
    vaultName: vaultName
    identities: [front.id, reaper.id]
    settings: jobsSettings
    secrets: union(commonSecrets, contains(watch, 'SIEM_URL') ? { SIEM_TOKEN: 'siem-token' } : {})
    external: false
  }
  dependsOn: [shares]
}

module azureBot 'modules/bot.bicep' = {
  name: 'bot'
  params: { prefix: prefix, endpoint: 'https://${web.outputs.host}/api/messages' }
}

output publicUrl string = 'https://${pagesHost}'
output messagesUrl string = 'https://${web.outputs.host}/api/messages'
