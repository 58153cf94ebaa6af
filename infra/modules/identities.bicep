// Who the desk is towards the tenant (front, reaper, bot), and with what each role's app fetches its image and its secrets.
// What front, reaper and bot may do in Graph is granted by an administrator: docs/INSTALL.md.
param location string
param prefix string

resource front 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: '${prefix}-front'
  location: location
}

resource reaper 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: '${prefix}-reaper'
  location: location
}

resource bot 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: '${prefix}-bot'
  location: location
}

resource fetching 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = [
  for role in ['web', 'pages', 'jobs']: {
    name: '${prefix}-${role}-fetching'
    location: location
  }
]

output frontPrincipalId string = front.properties.principalId
output reaperPrincipalId string = reaper.properties.principalId
output botClientId string = bot.properties.clientId
