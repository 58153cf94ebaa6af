using 'foundation.bicep'

param prefix = 'tapdesk'
param vaultAdministrators = '00000000-0000-0000-0000-000000000000'
// Made for this once and put into the secret database-url afterwards; never written into a file.
param databasePassword = readEnvironmentVariable('DATABASE_PASSWORD')
