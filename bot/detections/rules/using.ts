import type { Detection } from '../detection';
import { kindAsSigma, quoted } from '../kinds';
import type { Settings } from '../settings';
import { thenEntry } from './passUsed';

const weakTexts = [
  'phone',
  'mobile',
  'sms',
  'voice',
  'mail',
  'oath',
  'software token',
  'qr code',
  'external',
];
const strongTexts: Readonly<Record<string, readonly string[]>> = {
  passkey: ['fido', 'passkey', 'security key'],
  windowsHello: ['windows hello'],
  platformCredential: ['platform credential'],
  authenticator: ['authenticator'],
};
const contains = (column: string, texts: readonly string[]): string =>
  texts.map((text) => `${column} contains ${quoted(text)}`).join(' or ');

const strong = ({ policy }: Settings): readonly string[] =>
  policy.strongMethods.flatMap((method) => strongTexts[method] ?? []);
const methods = `let Methods = Changes
| where Kind == "methodRegistered" and ResultReason !contains "temporary access pass"
| project AddedAt = At, SubjectId, Method = strcat(ResultReason, " ", OperationName), MethodIp = Ip;`;

/** What an account did after a pass was used. */
export const using = {
  noStrongMethod: {
    limits: ['skewMinutes', 'lateMinutes'],
    kql: {
      uses: ['changes', 'uses'],
      period: '1d',
      body: (settings) => `${methods}
Uses
| where UsedAt < ago(${settings.policy.limits.registerMinutes + settings.policy.alerts.limits.lateMinutes}m)
| join kind=leftouter (Methods | where ${contains('Method', strong(settings))}) on SubjectId
| summarize Strong = countif(AddedAt between (UsedAt .. (UsedAt + ${settings.policy.limits.registerMinutes}m))) by UsedAt, SubjectId, Ip
| where Strong == 0
| project At = UsedAt, SubjectId, Ip`,
    },
    sigma: {
      lacks: ['ownCases'],
      rule: () => ({
        bases: [
          {
            name: 'noStrongMethod',
            source: 'desk',
            detection: {
              ended: { 'metadata.event_code': 'concluded', 'unmapped.event.outcome': 'unregistered' },
            },
            condition: 'ended',
          },
        ],
      }),
    },
  },
  weakMethod: {
    limits: ['watchHours', 'methodsAfterPass'],
    kql: {
      uses: ['changes', 'uses'],
      period: '2d',
      body: ({ policy: { alerts } }) => `${methods}
Uses
| join kind=inner Methods on SubjectId
| where AddedAt between (UsedAt .. (UsedAt + ${alerts.limits.watchHours}h))
| summarize Count = dcount(AddedAt), Weak = make_set_if(Method, ${contains('Method', weakTexts)}) by UsedAt, SubjectId
| where array_length(Weak) > 0 or Count >= ${alerts.limits.methodsAfterPass}
| project At = UsedAt, SubjectId, Count, Weak`,
    },
    sigma: {
      lacks: ['numbers'],
      rule: (settings) =>
        thenEntry(
          kindAsSigma(settings, 'methodRegistered', {
            more: { weak: { 'ResultReason|contains': weakTexts } },
          }),
          'TargetResources.id',
          `${settings.policy.alerts.limits.watchHours}h`,
        ),
    },
  },
  methodFromElsewhere: {
    limits: ['grantAfterMinutes'],
    kql: {
      uses: ['changes', 'uses'],
      period: '1d',
      body: ({ policy: { alerts } }) => `${methods}
let network = (ip: string) { iff(ip contains ":", strcat_array(array_slice(split(ip, ":"), 0, 2), ":"), strcat_array(array_slice(split(ip, "."), 0, 2), ".")) };
Uses
| join kind=inner Methods on SubjectId
| where AddedAt between (UsedAt .. (UsedAt + ${alerts.limits.grantAfterMinutes}m))
| where isnotempty(MethodIp) and isnotempty(Ip) and network(MethodIp) != network(Ip)
| project At = AddedAt, SubjectId, Ip, MethodIp, Method`,
    },
    sigma: 'twoFields',
  },
  deviceAfterPass: {
    limits: ['watchHours'],
    kql: {
      uses: ['changes', 'uses', 'cases'],
      period: '2d',
      body: ({ policy: { alerts } }) => `let Devices = Changes
| where Kind == "deviceRegistered"
| project AddedAt = At, SubjectId = iff(tostring(TargetResources[0].type) =~ "User" or isempty(UserId), SubjectId, UserId), Device = tostring(TargetResources);
Uses
| join kind=inner Devices on SubjectId
| where AddedAt between (UsedAt .. (UsedAt + ${alerts.limits.watchHours}h))
| join kind=leftouter (Cases | where Scenario == "onboarding" | project SubjectId, OpenedAt) on SubjectId
// A new hire has one device to set up.
| summarize Count = dcount(AddedAt), Expected = iff(countif(OpenedAt <= UsedAt) > 0, 1, 0) by UsedAt, SubjectId
| where Count > Expected
| project At = UsedAt, SubjectId, Count`,
    },
    sigma: {
      lacks: ['newHire'],
      rule: (settings) =>
        thenEntry(
          kindAsSigma(settings, 'deviceRegistered'),
          'InitiatedBy.user.id',
          `${settings.policy.alerts.limits.watchHours}h`,
        ),
    },
  },
  grantAfterPass: {
    limits: ['grantAfterMinutes'],
    kql: {
      uses: ['changes', 'uses', 'cases'],
      period: '1d',
      body: ({ policy: { alerts } }) => `let Grants = Changes
| where Kind in ("appGranted", "roleAssigned")
| extend Activated = Kind == "roleAssigned" and OperationName contains "activation"
| project GrantedAt = At, SubjectId = iff(Kind == "appGranted", UserId, SubjectId), Kind, OperationName, Activated;
Uses
| join kind=inner Grants on SubjectId
| where GrantedAt between (UsedAt .. (UsedAt + ${alerts.limits.grantAfterMinutes}m))
| join kind=leftouter (Cases | where Class == "privileged" | project SubjectId, OpenedAt) on SubjectId
// An administrator's own activation is why there was a case.
| summarize Expected = countif(OpenedAt <= UsedAt) > 0 by GrantedAt, SubjectId, Kind, OperationName, Activated
| where not(Expected and Activated)
| project At = GrantedAt, SubjectId, Kind, OperationName`,
    },
    sigma: {
      lacks: ['everyPass'],
      rule: (settings) =>
        thenEntry(
          kindAsSigma(settings, 'appGranted'),
          'InitiatedBy.user.id',
          `${settings.policy.alerts.limits.grantAfterMinutes}m`,
        ),
    },
  },
} as const satisfies Readonly<Record<string, Detection>>;
