// One role of the desk as a container app: its settings, its secrets out of the vault, its identities and no other's.
param location string
param prefix string
@allowed(['web', 'pages', 'jobs'])
param role string
param image string
param registryName string
param vaultName string
@description('Resource ids of the identities that its process uses.')
param identities string[]
@description('Environment variables by name; an empty one is left out.')
param settings object
@description('Environment variables by name, each with the name of its secret in the vault.')
param secrets object
param external bool
@description('A host name of its own and the resource id of the certificate.')
param domain string = ''
param certificateId string = ''

var port = 3978
var vaultUrl = 'https://${vaultName}${az.environment().suffixes.keyvaultDns}'

resource environment 'Microsoft.App/managedEnvironments@2025-07-01' existing = {
  name: '${prefix}-environment'
}
resource registry 'Microsoft.ContainerRegistry/registries@2025-04-01' existing = {
  name: registryName
}
resource fetching 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' existing = {
  name: '${prefix}-${role}-fetching'
}

module reads 'readSecret.bicep' = [
  for secret in items(secrets): {
    name: '${role}-reads-${secret.value}'
    params: { vaultName: vaultName, secret: secret.value, principalId: fetching.properties.principalId }
  }
]

@description('AcrPull')
var acrPull = '7f951dda-4ed3-4680-a7ca-43fe172d538d'

resource pulls 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: registry
  name: guid(registry.id, fetching.id, acrPull)
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', acrPull)
    principalId: fetching.properties.principalId
    principalType: 'ServicePrincipal'
  }
}

resource app 'Microsoft.App/containerApps@2025-07-01' = {
  name: '${prefix}-${role}'
  location: location
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: toObject(concat(identities, [fetching.id]), id => id, id => {})
  }
  properties: {
    environmentId: environment.id
    workloadProfileName: 'Consumption'
    configuration: {
      activeRevisionsMode: 'Single'
      // The process has the identities it works with; the one that opens the vault is the platform's alone.
      identitySettings: concat(
        map(identities, id => { identity: id, lifecycle: 'Main' }),
        [{ identity: fetching.id, lifecycle: 'None' }]
      )
      registries: [{ server: registry.properties.loginServer, identity: fetching.id }]
      secrets: map(items(secrets), secret => {
        name: secret.value
        keyVaultUrl: '${vaultUrl}/secrets/${secret.value}'
        identity: fetching.id
      })
      ingress: external
        ? {
            external: true
            targetPort: port
            transport: 'http'
            allowInsecure: false
            customDomains: empty(domain)
              ? []
              : [{ name: domain, certificateId: certificateId, bindingType: 'SniEnabled' }]
          }
        : null
    }
    template: {
      // While Graph is busy a hand-over may hold its answer for 40 s.
      terminationGracePeriodSeconds: 60
      containers: [
        {
          name: role
          image: '${registry.properties.loginServer}/${image}'
          resources: { cpu: json('0.5'), memory: '1Gi' }
          env: concat(
            map(filter(items(settings), one => !empty(one.value)), one => { name: one.key, value: string(one.value) }),
            map(items(secrets), one => { name: one.key, secretRef: one.value })
          )
          probes: [
            { type: 'Startup', httpGet: { path: '/livez', port: port }, periodSeconds: 3, failureThreshold: 20 }
            { type: 'Liveness', httpGet: { path: '/livez', port: port }, periodSeconds: 15, timeoutSeconds: 5 }
            { type: 'Readiness', httpGet: { path: '/readyz', port: port }, periodSeconds: 10, timeoutSeconds: 5 }
          ]
          volumeMounts: [{ volumeName: 'seals', mountPath: '/seals' }]
        }
      ]
      // One instance keeps one copy of the seals.
      scale: { minReplicas: 1, maxReplicas: 1 }
      volumes: [
        {
          name: 'seals'
          storageType: 'AzureFile'
          storageName: 'seals-${role}'
          // The image's user, and nobody else.
          mountOptions: 'uid=1000,gid=1000,dir_mode=0700,file_mode=0600,nobrl'
        }
      ]
    }
  }
  dependsOn: [reads, pulls]
}

output host string = external ? app.properties.configuration.ingress.fqdn : ''
