// The shares for the copies of the seals, made known to the environment, which reads their key out of the vault.
param prefix string
param vaultName string
param account string

var vaultUrl = 'https://${vaultName}${az.environment().suffixes.keyvaultDns}'

resource environment 'Microsoft.App/managedEnvironments@2025-07-01' existing = {
  name: '${prefix}-environment'

  resource shares 'storages' = [
    for role in ['web', 'pages', 'jobs']: {
      name: 'seals-${role}'
      properties: {
        azureFile: {
          accountName: account
          shareName: 'seals-${role}'
          accessMode: 'ReadWrite'
          accountKeyVaultProperties: {
            identity: 'System'
            keyVaultUrl: '${vaultUrl}/secrets/seals-key'
          }
        }
      }
      dependsOn: [reads]
    }
  ]
}

module reads 'readSecret.bicep' = {
  name: 'environment-reads-seals-key'
  params: { vaultName: vaultName, secret: 'seals-key', principalId: environment.identity.principalId }
}
