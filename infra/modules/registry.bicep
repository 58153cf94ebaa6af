// The registry of the image. Nobody signs in with a password; each role's app pulls with an identity of its own.
param location string
@maxLength(50)
param name string

resource registry 'Microsoft.ContainerRegistry/registries@2025-04-01' = {
  name: name
  location: location
  sku: { name: 'Basic' }
  properties: { adminUserEnabled: false, anonymousPullEnabled: false }
}

output name string = registry.name
output server string = registry.properties.loginServer
