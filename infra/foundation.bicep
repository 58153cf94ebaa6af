// What stays: network, logs, vault, database, the copy of the seals, registry, identities, and the environment the apps run in.
// Deploy it once and after it changes; then put the secrets into the vault, then deploy apps.bicep (docs/INSTALL.md).
targetScope = 'resourceGroup'

@description('The region of everything.')
param location string = resourceGroup().location

@description('What every name begins with: lower case letters and digits.')
@minLength(3)
@maxLength(10)
param prefix string = 'tapdesk'

@description('The login of the database and its password; the password is in no output and in no log of the deployment.')
param databaseLogin string = 'tapdesk'
@secure()
@minLength(24)
param databasePassword string

@description('The size of the database. The smallest of GeneralPurpose can have a standby in another zone, a Burstable one cannot.')
param databaseSku object = { name: 'Standard_D2ds_v5', tier: 'GeneralPurpose' }
param databaseStandby bool = true

@description('Object id of the group of administrators who put secrets into the vault; nobody else can by this template.')
param vaultAdministrators string

var unique = uniqueString(resourceGroup().id)

module network 'modules/network.bicep' = {
  name: 'network'
  params: { location: location, prefix: prefix }
}

module logs 'modules/logs.bicep' = {
  name: 'logs'
  params: { location: location, prefix: prefix }
}

module vault 'modules/vault.bicep' = {
  name: 'vault'
  params: {
    location: location
    name: '${prefix}${take(unique, 11)}'
    administrators: vaultAdministrators
    workspaceId: logs.outputs.workspaceId
  }
}

module database 'modules/database.bicep' = {
  name: 'database'
  params: {
    location: location
    name: '${prefix}-db-${unique}'
    login: databaseLogin
    password: databasePassword
    sku: databaseSku
    standby: databaseStandby
    subnetId: network.outputs.databaseSubnetId
    dnsZoneId: network.outputs.databaseDnsZoneId
    workspaceId: logs.outputs.workspaceId
  }
}

module seals 'modules/seals.bicep' = {
  name: 'seals'
  params: {
    location: location
    name: '${prefix}${take(unique, 13)}'
    appsSubnetId: network.outputs.appsSubnetId
  }
}

module registry 'modules/registry.bicep' = {
  name: 'registry'
  params: { location: location, name: '${prefix}${unique}' }
}

module identities 'modules/identities.bicep' = {
  name: 'identities'
  params: { location: location, prefix: prefix }
}

module environment 'modules/environment.bicep' = {
  name: 'environment'
  params: {
    location: location
    prefix: prefix
    subnetId: network.outputs.appsSubnetId
    workspaceId: logs.outputs.workspaceId
  }
}

output registryName string = registry.outputs.name
output vaultName string = vault.outputs.name
output databaseHost string = database.outputs.host
output sealsAccount string = seals.outputs.account
output pagesHost string = '${prefix}-pages.${environment.outputs.domain}'
output frontPrincipalId string = identities.outputs.frontPrincipalId
output reaperPrincipalId string = identities.outputs.reaperPrincipalId
output botClientId string = identities.outputs.botClientId
