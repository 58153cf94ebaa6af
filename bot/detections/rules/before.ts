import type { EntryKind } from '../../../services/policy/alerting';
import type { Detection, SigmaBase, SigmaCorrelation } from '../detection';
import { kindAsSigma } from '../kinds';
import type { Settings } from '../settings';

const subject = 'TargetResources.id';
const initiator = 'InitiatedBy.user.id';

const risky: SigmaBase = {
  name: 'riskFound',
  source: 'risk',
  detection: {
    found: { RiskLevel: ['medium', 'high'], RiskState: ['atRisk', 'confirmedCompromised'] },
  },
  condition: 'found',
};

/** First an entry of one kind about an account, then a pass for it. */
function thenPass(settings: Settings, kind: EntryKind, timespan: string) {
  return {
    bases: [kindAsSigma(settings, kind), kindAsSigma(settings, 'passCreated')],
    correlation: { type: 'temporal_ordered', groupBy: [subject], timespan },
  } as const;
}

/** A finding about a person, and then a pass in which that person has this part. */
function riskThenPass(settings: Settings, part: string) {
  const correlation: SigmaCorrelation = {
    type: 'temporal_ordered',
    groupBy: ['person'],
    aliases: { person: { riskFound: 'UserId', passCreated: part } },
    timespan: '30d',
  };
  return { bases: [risky, kindAsSigma(settings, 'passCreated')], correlation };
}

const atRisk = (person: 'SubjectId' | 'InitiatorId', { policy }: Settings): string => `Passes
| where At > ago(1d) and isnotempty(${person})
| join kind=inner Risks on $left.${person} == $right.PersonId
| where FoundAt <= At + ${policy.alerts.limits.skewMinutes}m
// What was found last stands.
| summarize arg_max(FoundAt, Level, Stands) by At, SubjectId, InitiatorId
| where Stands and Level in ("medium", "high")`;

/** What was done shortly before a pass was made. */
export const before = {
  policyChanged: {
    limits: [],
    kql: {
      uses: ['ids', 'changes'],
      period: '1d',
      body: () => `Changes
| where Kind == "policyChanged"
| where OperationName !contains "group" or tolower(tostring(TargetResources)) has_any (PassGroups)
| project At, InitiatorId, Ip, OperationName`,
    },
    sigma: {
      rule: (settings) => {
        const base = kindAsSigma(settings, 'policyChanged', {
          more: {},
          filter: { group: { 'OperationName|contains': 'group' } },
        });
        return {
          bases: [
            {
              ...base,
              detection: { ...base.detection, pass_group: { 'TargetResources.id|expand': '%tap_groups%' } },
              condition: '1 of told_* and (not group or pass_group) and not 1 of not_*',
            },
          ],
        };
      },
    },
  },
  policyBeforePass: {
    limits: ['policyBeforeHours'],
    kql: {
      uses: ['ids', 'strange'],
      period: '2d',
      body: ({ policy: { alerts } }) => `let Policies = Changes
| where Kind == "policyChanged" and (OperationName !contains "group" or tolower(tostring(TargetResources)) has_any (PassGroups))
| project ChangedAt = At, ChangedBy = InitiatorId, Changed = OperationName, All = 1;
Strange
| where At > ago(1d)
| extend All = 1
| join kind=inner Policies on All
| where ChangedAt between ((At - ${alerts.limits.policyBeforeHours}h) .. At)
| summarize arg_max(ChangedAt, Changed), BySame = countif(ChangedBy == InitiatorId) > 0 by At, SubjectId, InitiatorId`,
    },
    sigma: {
      lacks: ['everyPass'],
      rule: (settings) => ({
        bases: [
          kindAsSigma(settings, 'policyChanged', {
            filter: { group: { 'OperationName|contains': 'group' } },
          }),
          kindAsSigma(settings, 'passCreated'),
        ],
        correlation: {
          type: 'temporal_ordered',
          groupBy: [initiator],
          timespan: `${settings.policy.alerts.limits.policyBeforeHours}h`,
        },
      }),
    },
  },
  passwordBeforePass: {
    limits: ['passwordBeforeMinutes'],
    kql: {
      uses: ['passes'],
      period: '2d',
      lacks: ['perCase'],
      body: ({ policy: { alerts } }) => `let Passwords = Changes
| where Kind == "passwordChanged"
| project ChangedAt = At, SubjectId, Own = UserId == SubjectId;
Passes
| where At > ago(1d)
| join kind=inner Passwords on SubjectId
| where ChangedAt between ((At - ${alerts.limits.passwordBeforeMinutes}m) .. At)
| summarize arg_max(ChangedAt, Own) by At, SubjectId, InitiatorId`,
    },
    sigma: {
      lacks: ['perCase'],
      rule: (settings) =>
        thenPass(settings, 'passwordChanged', `${settings.policy.alerts.limits.passwordBeforeMinutes}m`),
    },
  },
  contactBeforePass: {
    limits: ['contactBeforeDays'],
    kql: {
      uses: ['strange'],
      period: '14d',
      lacks: ['ownCases'],
      body: ({ policy: { alerts } }) => `let Contacts = Changes
| where Kind == "contactChanged" or (Kind == "methodRegistered" and ResultReason matches regex "(?i)phone|mobile|sms|voice")
| project ChangedAt = At, SubjectId, Changed = strcat(OperationName, " ", ResultReason);
Strange
| where At > ago(1d)
| join kind=inner Contacts on SubjectId
| where ChangedAt between ((At - ${alerts.limits.contactBeforeDays}d) .. At)
| summarize arg_max(ChangedAt, Changed) by At, SubjectId, InitiatorId`,
    },
    sigma: {
      lacks: ['everyPass'],
      rule: (settings) =>
        thenPass(settings, 'contactChanged', `${settings.policy.alerts.limits.contactBeforeDays}d`),
    },
  },
  signedInBefore: {
    limits: ['signedInBeforeMinutes'],
    kql: {
      uses: ['strange', 'signIns'],
      period: '2d',
      body: ({ policy: { alerts } }) => `Strange
| where At > ago(1d)
| join kind=inner (SignIns | where Worked and Interactive and not(WithPass) | project SignedAt = At, SubjectId) on SubjectId
| where SignedAt between ((At - ${alerts.limits.signedInBeforeMinutes}m) .. At)
| summarize SignedAt = max(SignedAt) by At, SubjectId, InitiatorId`,
    },
    sigma: 'cases',
  },
  subjectAtRisk: {
    limits: ['skewMinutes'],
    kql: {
      uses: ['passes', 'risk'],
      period: '30d',
      lacks: ['perCase'],
      body: (settings) => atRisk('SubjectId', settings),
    },
    sigma: { lacks: ['perCase'], rule: (settings) => riskThenPass(settings, subject) },
  },
  initiatorAtRisk: {
    limits: ['skewMinutes'],
    kql: {
      uses: ['passes', 'risk'],
      period: '30d',
      lacks: ['perCase'],
      body: (settings) => atRisk('InitiatorId', settings),
    },
    sigma: { lacks: ['perCase'], rule: (settings) => riskThenPass(settings, initiator) },
  },
} as const satisfies Readonly<Record<string, Detection>>;
