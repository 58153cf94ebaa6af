/** One entry of so many of the log of changes is written by the service that keeps methods. */
export const ofMethods = 100;

const activities = [
  'Update user',
  'Update group',
  'Add member to group',
  'Update device',
  'Update service principal',
  'Change user license',
  'Reset user password',
  'Register device',
  'Update user',
  'Remove member from group',
];

/** The entry of the log of changes with this number: mostly what no rule asks about, as in any large tenant. */
export function endlessAudit(number: number, at: string): object {
  const isMethod = number % ofMethods === 0;
  const subject = account(number % 20_011);
  return {
    id: `Directory_${number}`,
    activityDateTime: at,
    activityDisplayName: isMethod
      ? 'User registered security info'
      : (activities[number % 10] ?? 'Update user'),
    additionalDetails: [{ key: 'User-Agent', value: 'Mozilla/5.0 (Windows NT 10.0; Win64; x64)' }],
    category: isMethod ? 'UserManagement' : 'DirectoryManagement',
    correlationId: account(number),
    initiatedBy: {
      user: {
        id: isMethod ? subject : account(number % 97),
        userPrincipalName: `person${number % 97}@contoso.example`,
        displayName: null,
        ipAddress: `192.0.2.${number % 250}`,
      },
    },
    loggedByService: isMethod ? 'Authentication Methods' : 'Core Directory',
    operationType: 'Update',
    result: 'success',
    resultReason: isMethod ? 'User registered Microsoft Authenticator' : '',
    targetResources: [
      {
        id: subject,
        type: 'User',
        displayName: null,
        userPrincipalName: `person${number % 20_011}@contoso.example`,
        modifiedProperties: [
          { displayName: 'Included Updated Properties', oldValue: null, newValue: '"Department"' },
          { displayName: 'TargetId.UserType', oldValue: null, newValue: '"Member"' },
        ],
      },
    ],
  };
}

/** The sign-in with this number, with the steps that beta tells. */
export function endlessSignIn(number: number, at: string): object {
  const step = (authenticationMethod: string) => ({
    authenticationStepDateTime: at,
    authenticationMethod,
    authenticationMethodDetail: null,
    succeeded: true,
    authenticationStepResultDetail: 'MFA completed in Azure AD',
    authenticationStepRequirement: 'Primary authentication',
  });
  return {
    id: account(number),
    createdDateTime: at,
    userId: account(number % 20_011),
    userPrincipalName: `person${number % 20_011}@contoso.example`,
    userDisplayName: `Person ${number % 20_011}`,
    appId: account(7),
    appDisplayName: 'Office 365 Exchange Online',
    clientAppUsed: 'Browser',
    correlationId: account(number),
    conditionalAccessStatus: 'success',
    ipAddress: `198.51.100.${number % 250}`,
    isInteractive: true,
    riskLevelDuringSignIn: 'none',
    location: { city: 'Oslo', state: 'Oslo', countryOrRegion: 'NO' },
    deviceDetail: {
      deviceId: account(number % 20_011),
      displayName: 'PC',
      isManaged: true,
      isCompliant: true,
    },
    status: { errorCode: 0, failureReason: 'Other.' },
    authenticationDetails: [step('Password'), step('Microsoft Authenticator')],
  };
}

function account(number: number): string {
  return `a0000000-0000-4000-8000-${number.toString(16).padStart(12, '0').slice(-12)}`;
}
