// The copy of the seals outside the database (AUDIT_FILE): one share for each role, kept apart from the database's backups.
param location string
@maxLength(24)
param name string
param appsSubnetId string

resource account 'Microsoft.Storage/storageAccounts@2024-01-01' = {
  name: name
  location: location
  kind: 'StorageV2'
  sku: { name: 'Standard_ZRS' }
  properties: {
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
    allowBlobPublicAccess: false
    // A share is mounted with the key of the account, which only the environment gets, out of the vault.
    allowSharedKeyAccess: true
    networkAcls: {
      defaultAction: 'Deny'
      bypass: 'None'
      virtualNetworkRules: [{ id: appsSubnetId, action: 'Allow' }]
    }
  }

  resource files 'fileServices' = {
    name: 'default'
    properties: { shareDeleteRetentionPolicy: { enabled: true, days: 90 } }

    resource shares 'shares' = [
      for role in ['web', 'pages', 'jobs']: {
        name: 'seals-${role}'
        properties: { shareQuota: 1, enabledProtocols: 'SMB' }
      }
    ]
  }
}

output account string = account.name
