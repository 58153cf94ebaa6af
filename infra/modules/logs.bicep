// Where the logs of the apps, the vault and the database go.
param location string
param prefix string

resource workspace 'Microsoft.OperationalInsights/workspaces@2025-02-01' = {
  name: '${prefix}-logs'
  location: location
  properties: {
    sku: { name: 'PerGB2018' }
    retentionInDays: 90
    // No key of the workspace is of any use: logs arrive by diagnostic settings, and are read by Entra roles.
    features: { disableLocalAuth: true }
  }
}

output workspaceId string = workspace.id
