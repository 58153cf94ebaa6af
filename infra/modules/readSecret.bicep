// Lets one identity read one secret of the vault, and no other.
param vaultName string
param secret string
param principalId string

resource vault 'Microsoft.KeyVault/vaults@2024-11-01' existing = {
  name: vaultName

  resource one 'secrets' existing = {
    name: secret
  }
}

@description('Key Vault Secrets User')
var secretsUser = '4633458b-17de-408a-874b-0445c86b69e6'

resource reads 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: vault::one
  name: guid(vault::one.id, principalId, secretsUser)
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', secretsUser)
    principalId: principalId
    principalType: 'ServicePrincipal'
  }
}
