import type { Detection } from '../detection';
import { kindAsSigma } from '../kinds';

const alone = { 'InitiatedBy.user.id': null };
const failed = { Result: ['failure', 'timeout'] };

/** Who made a pass or put somebody into a group, and what the desk's own identities did. */
export const identities = {
  memberWithoutCase: {
    limits: [],
    kql: {
      uses: ['ids', 'changes'],
      period: '1d',
      lacks: ['added'],
      body: () => `Changes
| where Kind == "memberAdded" and not(isempty(UserId) and AppIds has_any (ReaperIds))
| where tolower(tostring(TargetResources)) has_any (PassGroups)
| project At, SubjectId, InitiatorId, OperationName`,
    },
    sigma: {
      lacks: ['added'],
      rule: (settings) => ({
        bases: [
          kindAsSigma(settings, 'memberAdded', {
            more: { pass_group: { 'TargetResources.id|expand': '%tap_groups%' } },
            filter: {
              by_desk: { 'InitiatedBy.app.appId|expand': '%tap_reaper%', ...alone },
              by_desk_object: { 'InitiatedBy.app.servicePrincipalId|expand': '%tap_reaper%', ...alone },
            },
          }),
        ],
      }),
    },
  },
  reaperStrayed: {
    limits: ['skewMinutes'],
    kql: {
      uses: ['ids', 'changes', 'cases'],
      period: '1d',
      body: ({ policy: { alerts } }) => `let Ours = Changes
| where isempty(UserId) and AppIds has_any (ReaperIds);
let Live = Cases
| join kind=leftouter (Desk | where Event == "closed" | project Case, ClosedAt = At) on Case
| project SubjectId, OpenedAt, ClosedAt = coalesce(ClosedAt, now());
let InCase = Ours
| join kind=inner Live on SubjectId
| where At between ((OpenedAt - ${alerts.limits.skewMinutes}m) .. (ClosedAt + ${alerts.limits.skewMinutes}m))
| distinct At, SubjectId, Kind;
Ours
| where Kind != "passDeleted" and not(OperationName matches regex @"(?i)refresh ?tokens?|sign-?in sessions")
| where not(Kind == "memberRemoved" and tolower(tostring(TargetResources)) has_any (PassGroups))
| join kind=leftouter (InCase | extend Known = true) on At, SubjectId, Kind
| where not(Known == true and (Kind == "methodDeleted" or (Kind == "memberAdded" and tolower(tostring(TargetResources)) has_any (PassGroups))))
| project At, Kind, OperationName, SubjectId, InitiatorId`,
    },
    sigma: {
      lacks: ['perCase'],
      rule: () => ({
        bases: [
          {
            name: 'reaperStrayed',
            source: 'audit',
            detection: {
              ids_app: { 'InitiatedBy.app.appId|expand': '%tap_reaper%', ...alone },
              ids_object: { 'InitiatedBy.app.servicePrincipalId|expand': '%tap_reaper%', ...alone },
              usual_pass: { 'ResultReason|contains': 'deleted temporary access pass' },
              usual_name: {
                'OperationName|contains': [
                  'delete temporary access pass',
                  'deleted security info',
                  'refresh token',
                  'sign-in sessions',
                  'signin sessions',
                ],
              },
              usual_group: {
                'OperationName|contains': ['add member to group', 'remove member from group'],
                'TargetResources.id|expand': '%tap_groups%',
              },
              not_done: failed,
            },
            condition: '1 of ids_* and not 1 of usual_* and not not_done',
          },
        ],
      }),
    },
  },
  frontWrote: {
    limits: [],
    kql: {
      uses: ['ids', 'changes'],
      period: '1d',
      body: () => `Changes
| where isempty(UserId) and AppIds has_any (array_concat(FrontIds, SignInIds))
| project At, Kind, OperationName, SubjectId, InitiatorId`,
    },
    sigma: {
      rule: () => ({
        bases: [
          {
            name: 'frontWrote',
            source: 'audit',
            detection: {
              ids_front: { 'InitiatedBy.app.appId|expand': '%tap_front%', ...alone },
              ids_front_object: { 'InitiatedBy.app.servicePrincipalId|expand': '%tap_front%', ...alone },
              ids_sign_in: { 'InitiatedBy.app.appId|expand': '%tap_sign_in%', ...alone },
              ids_sign_in_object: { 'InitiatedBy.app.servicePrincipalId|expand': '%tap_sign_in%', ...alone },
              not_done: failed,
            },
            condition: '1 of ids_* and not not_done',
          },
        ],
      }),
    },
  },
  strangeInitiator: {
    limits: [],
    kql: {
      uses: ['strange'],
      period: '1d',
      lacks: ['technicians'],
      body: () => `Strange
| where isempty(UserId) or UserId == SubjectId
| extend Because = case(isempty(InitiatorId), "unknown", isempty(UserId), "application", "oneself")
| project At, SubjectId, InitiatorId, Because`,
    },
    sigma: {
      lacks: ['technicians'],
      rule: (settings) => ({
        bases: [
          {
            ...kindAsSigma(settings, 'passCreated', {
              name: 'strangeInitiator',
              more: {
                by_nobody: { 'InitiatedBy.user.id': null },
                by_oneself: { 'InitiatedBy.user.id|fieldref': 'TargetResources.id' },
              },
            }),
            condition: '1 of told_* and 1 of by_* and not 1 of not_*',
          },
        ],
      }),
    },
  },
  initiatorNewDevice: {
    limits: [],
    kql: {
      uses: ['passes', 'signIns'],
      period: '30d',
      body: () => `let Worked = SignIns | where Worked and isnotempty(DeviceId) | project SignedAt = At, InitiatorId = SubjectId, DeviceId, Interactive;
let Session = Passes
| where At > ago(1d)
| join kind=inner (Worked | where Interactive) on InitiatorId
| where SignedAt between ((At - 12h) .. At)
| summarize arg_max(SignedAt, DeviceId) by Pass, At, SubjectId, InitiatorId;
Session
| join kind=inner (Worked | project EarlierAt = SignedAt, InitiatorId, EarlierDevice = DeviceId) on InitiatorId
| where EarlierAt < SignedAt
| summarize Earlier = count(), Known = countif(EarlierDevice == DeviceId) by Pass, At, SubjectId, InitiatorId, DeviceId
| where Earlier >= 5 and Known == 0`,
    },
    sigma: 'habits',
  },
  roleBeforePass: {
    limits: ['roleBeforeMinutes'],
    kql: {
      uses: ['passes', 'strange'],
      period: '1d',
      body: ({ policy: { alerts } }) => `let Roles = Changes
| where Kind == "roleAssigned"
| project RoleAt = At, InitiatorId = SubjectId, Activated = OperationName contains "activation";
Passes
| join kind=inner Roles on InitiatorId
| where RoleAt between ((At - ${alerts.limits.roleBeforeMinutes}m) .. At)
// Activating one's own role is how the desk works.
| where not(Activated) or Pass in ((Strange | project Pass))
| project At, SubjectId, InitiatorId, RoleAt, Activated`,
    },
    sigma: {
      lacks: ['everyPass'],
      rule: (settings) => ({
        bases: [
          kindAsSigma(settings, 'roleAssigned', {
            filter: {
              only_asked: { 'OperationName|contains': ['request', 'approv', 'cancel', 'denied', 'expired'] },
              by_activation: { 'OperationName|contains': 'activation' },
            },
          }),
          kindAsSigma(settings, 'passCreated'),
        ],
        correlation: {
          type: 'temporal_ordered',
          groupBy: ['person'],
          aliases: {
            person: { roleAssigned: 'TargetResources.id', passCreated: 'InitiatedBy.user.id' },
          },
          timespan: `${settings.policy.alerts.limits.roleBeforeMinutes}m`,
        },
      }),
    },
  },
} as const satisfies Readonly<Record<string, Detection>>;
