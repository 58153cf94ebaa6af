import type { RuleId } from '../../services/alerts/ruleIds';
import type { Lists, LogEntry } from './sigmaMatch';
import type { Logged } from './sigmaFires';

const guid = (n: number): string => `${String(n).padStart(8, '0')}-0000-4000-8000-000000000000`;
const [user, other, technician, group, elsewhere, reaper, front, emergency] = [1, 2, 3, 4, 5, 6, 7, 8].map(guid);

/** The tenant of the samples. */
export const lists: Lists = {
  tap_groups: [group ?? ''],
  tap_reaper: [reaper ?? ''],
  tap_front: [front ?? ''],
  tap_sign_in: [guid(9)],
  tap_emergency_accounts: [emergency ?? ''],
};

/** An entry of the log of changes, in the shape in which Azure Monitor records it. */
function audit(minute: number, OperationName: string, more: LogEntry & { target?: LogEntry | readonly LogEntry[] } = {}): Logged {
  const { target = { id: user, type: 'User', userPrincipalName: 'lea@example.org' }, ...rest } = more;
  return {
    service: 'auditlogs',
    minute,
    entry: {
      OperationName,
      ActivityDateTime: new Date(minute * 60_000).toISOString(),
      Category: 'UserManagement',
      LoggedByService: 'Authentication Methods',
      Result: 'success',
      ResultReason: '',
      InitiatedBy: { user: { id: technician, ipAddress: '192.0.2.1' } },
      TargetResources: [target].flat().map((one) => ({ modifiedProperties: [], ...one })),
      ...rest,
    },
  };
}
const made = (minute: number, more: Parameters<typeof audit>[2] = {}): Logged =>
  audit(minute, 'Admin registered security info', {
    ResultReason: 'Admin registered temporary access pass method for user',
    ...more,
  });
const byApp = (id: string | undefined) => ({ InitiatedBy: { app: { appId: id, servicePrincipalId: guid(70) } } });
const for_ = (id: string | undefined) => ({ target: { id, type: 'User' } });
const intoGroup = (id: string | undefined) => ({
  target: [
    { id: user, type: 'User' },
    { id, type: 'Group' },
  ],
});

/** A sign-in, in the same shape. */
function signIn(minute: number, more: LogEntry = {}): Logged {
  return {
    service: 'signinlogs',
    minute,
    entry: {
      UserId: user,
      ResultType: '0',
      AuthenticationDetails: '[{"authenticationMethod":"Temporary Access Pass","succeeded":true}]',
      ClientAppUsed: 'Browser',
      DeviceDetail: { deviceId: guid(60) },
      IsInteractive: true,
      RiskLevelDuringSignIn: 'none',
      ...more,
    },
  };
}
const normal = { AuthenticationDetails: '[{"authenticationMethod":"Password"}]' };
const risk = (minute: number, UserId: string | undefined, more: LogEntry = {}): Logged => ({
  service: 'riskdetection',
  minute,
  entry: { UserId, RiskLevel: 'high', RiskState: 'atRisk', ...more },
});

/** An event of the desk. */
function told(minute: number, code: string, event: LogEntry = {}, chain: string = guid(50)): Logged {
  return {
    service: 'ocsf',
    minute,
    entry: {
      class_uid: code.startsWith('alert') ? 2004 : 3004,
      activity_id: code === 'alertRaised' ? 1 : 3,
      metadata: { event_code: code, correlation_uid: chain, uid: `${code}-${minute}-${chain}` },
      unmapped: { event },
    },
  };
}
const opened = (minute: number, chain: number, id = user): Logged =>
  told(minute, 'opened', { opening: { subject: { id } } }, guid(chain));

interface Sample {
  readonly fires: readonly Logged[];
  /** Close to it, and nothing to find. */
  readonly silent: readonly Logged[];
}
const added = 'Add member to group';
const failed = { Result: 'failure' };

/** For each rule that Sigma can say, a log in which it finds something and one in which it does not. */
export const samples: Readonly<Partial<Record<RuleId | 'deskAlerts', Sample>>> = {
  severalPasses: { fires: [made(0), made(90)], silent: [made(0), made(0), made(90, for_(other)), made(2000)] },
  burst: {
    fires: Array.from({ length: 10 }, (_, n) => made(n * 5, for_(guid(100 + n)))),
    silent: Array.from({ length: 10 }, (_, n) => made(n * 10, for_(guid(100 + n)))),
  },
  protectedSubject: { fires: [made(0, for_(emergency))], silent: [made(0), made(0, { ...for_(emergency), ...failed })] },
  unfitSubject: {
    fires: [made(0, { target: { id: user, type: 'User', userPrincipalName: 'lea_example.org#EXT#@x.org' } })],
    silent: [made(0)],
  },
  memberWithoutCase: {
    fires: [audit(0, added, intoGroup(group))],
    silent: [audit(0, added, { ...intoGroup(group), ...byApp(reaper) }), audit(0, added, intoGroup(elsewhere))],
  },
  reaperStrayed: {
    fires: [audit(0, added, { ...intoGroup(elsewhere), ...byApp(reaper) })],
    silent: [
      audit(0, added, { ...intoGroup(group), ...byApp(reaper) }),
      audit(0, 'Admin deleted security info', {
        ResultReason: 'Admin deleted temporary access pass method for user',
        ...byApp(reaper),
      }),
      audit(0, 'Update StsRefreshTokenValidFrom Timestamp', byApp(front)),
    ],
  },
  frontWrote: {
    fires: [audit(0, 'Update user', byApp(front))],
    silent: [audit(0, 'Update user', byApp(reaper)), audit(0, 'Update user')],
  },
  strangeInitiator: {
    fires: [made(0, { InitiatedBy: { user: { id: user } } })],
    silent: [made(0), audit(0, 'Update user', byApp(elsewhere))],
  },
  roleBeforePass: {
    fires: [audit(0, 'Add member to role', for_(technician)), made(10)],
    silent: [
      audit(0, 'Add member to role', for_(technician)),
      audit(20, 'Add member to role requested (PIM activation)', for_(technician)),
      made(25),
    ],
  },
  policyChanged: {
    fires: [audit(0, 'Update conditional access policy', { target: { id: elsewhere, type: 'Policy' } })],
    silent: [
      audit(0, 'Update group', { target: { id: elsewhere, type: 'Group' } }),
      audit(0, 'Update conditional access policy', failed),
    ],
  },
  policyBeforePass: {
    fires: [audit(0, 'Update authentication strength', { target: { id: elsewhere } }), made(600)],
    silent: [
      audit(0, 'Update authentication strength', { InitiatedBy: { user: { id: other } } }),
      made(-60),
      made(600),
    ],
  },
  passwordBeforePass: {
    fires: [audit(0, 'Reset user password'), made(60)],
    silent: [audit(0, 'Reset user password'), made(180), made(60, for_(other))],
  },
  contactBeforePass: {
    fires: [audit(0, 'Set user manager'), made(2 * 1440)],
    silent: [audit(0, 'Set user manager'), made(9 * 1440)],
  },
  subjectAtRisk: {
    fires: [risk(0, user), made(60)],
    silent: [risk(0, user, { RiskState: 'dismissed' }), risk(0, technician), made(60)],
  },
  initiatorAtRisk: {
    fires: [risk(0, technician), made(60)],
    silent: [risk(0, user), risk(0, technician, { RiskLevel: 'low' }), made(60)],
  },
  noStrongMethod: {
    fires: [told(0, 'concluded', { outcome: 'unregistered' })],
    silent: [told(0, 'concluded', { outcome: 'completed' })],
  },
  weakMethod: {
    fires: [
      signIn(0),
      audit(9, 'User registered security info', { ResultReason: 'User registered phone method' }),
    ],
    silent: [
      signIn(0),
      audit(9, 'User registered security info', { ResultReason: 'User registered Fido2 Authentication Method' }),
    ],
  },
  deviceAfterPass: {
    fires: [signIn(0), audit(30, 'Register device', { InitiatedBy: { user: { id: user } } })],
    silent: [signIn(0, normal), audit(30, 'Register device', { InitiatedBy: { user: { id: user } } })],
  },
  sharedDevice: {
    fires: [user, other, technician].map((UserId, n) => signIn(n, { UserId })),
    silent: [user, other, technician].map((UserId, n) => signIn(n, { UserId, DeviceDetail: { deviceId: '' } })),
  },
  riskySignIn: {
    fires: [signIn(0, { RiskLevelDuringSignIn: 'high' })],
    silent: [signIn(0), signIn(0, { ...normal, RiskLevelDuringSignIn: 'high' })],
  },
  legacySignIn: {
    fires: [signIn(0), signIn(30, { ...normal, ClientAppUsed: 'IMAP4' })],
    silent: [signIn(0), signIn(30, normal), signIn(90, { ...normal, ClientAppUsed: 'IMAP4' })],
  },
  grantAfterPass: {
    fires: [signIn(0), audit(9, 'Consent to application', { InitiatedBy: { user: { id: user } } })],
    silent: [signIn(0), audit(9, 'Consent to application'), audit(90, 'Consent to application')],
  },
  failedSignIns: {
    fires: [0, 5, 9].map((minute) => signIn(minute, { ResultType: '50126' })),
    silent: [0, 5, 90].map((minute) => signIn(minute, { ResultType: '50126' })),
  },
  passUnused: {
    fires: [told(0, 'concluded', { outcome: 'unused' })],
    silent: [told(0, 'concluded', { outcome: 'denied' })],
  },
  reviewOverdue: {
    fires: [told(0, 'reviewEscalated', { step: 1 })],
    silent: [told(0, 'reviewSigned', { line: 'log' })],
  },
  failedProofs: {
    fires: [0, 5].map((minute) => told(minute, 'evidenced', { item: { result: 'failed' } })),
    silent: [told(0, 'evidenced', { item: { result: 'failed' } }), told(5, 'evidenced', { item: { result: 'passed' } })],
  },
  repeatedRequests: {
    fires: [opened(0, 51), opened(1440, 52), opened(4000, 53)],
    // Sent twice is one case.
    silent: [opened(0, 51), opened(0, 51), opened(1440, 52), opened(1500, 54, other)],
  },
  deskAlerts: { fires: [told(0, 'alertRaised')], silent: [told(0, 'alertResolved'), told(0, 'opened')] },
};
