import type { Detection } from '../detection';
import { listed } from '../kinds';
import { thenEntry, used, withPass } from './passUsed';

/** How passes were used, and sign-ins around that. */
export const signIns = {
  sharedDevice: {
    limits: ['peopleOfDevice'],
    kql: {
      uses: ['signIns'],
      period: '30d',
      body: ({ policy: { alerts } }) => `SignIns
| where WithPass and Worked and isnotempty(DeviceId)
| summarize People = make_set(SubjectId), At = max(At) by DeviceId
| where array_length(People) >= ${alerts.limits.peopleOfDevice} and At > ago(1d)`,
    },
    sigma: {
      rule: (settings) => ({
        bases: [
          {
            ...used,
            detection: {
              ...used.detection,
              no_device: { 'DeviceDetail.deviceId': '' },
              no_device_told: { 'DeviceDetail.deviceId': null },
            },
            condition: 'with_pass and worked and not 1 of no_device*',
          },
        ],
        correlation: {
          type: 'value_count',
          field: 'UserId',
          groupBy: ['DeviceDetail.deviceId'],
          timespan: '30d',
          gte: settings.policy.alerts.limits.peopleOfDevice,
        },
      }),
    },
  },
  signInElsewhere: {
    limits: [],
    kql: {
      uses: ['uses'],
      period: '30d',
      lacks: ['opener'],
      body: () => `Uses
| where UsedAt > ago(1d) and isnotempty(Country)
| join kind=inner (SignIns | where Worked and not(WithPass) and isnotempty(Country) | project SignedAt = At, SubjectId, Usual = Country) on SubjectId
| where SignedAt < UsedAt
| summarize Known = make_set(Usual) by UsedAt, SubjectId, Country, Ip
| where not(set_has_element(Known, Country))
| project At = UsedAt, SubjectId, Country, Known, Ip`,
    },
    sigma: 'habits',
  },
  riskySignIn: {
    limits: [],
    kql: {
      uses: ['uses'],
      period: '1d',
      body: () => `Uses
| where Risk in (${listed(['medium', 'high'])})
| project At = UsedAt, SubjectId, Risk, Ip, Country`,
    },
    sigma: {
      rule: () => ({
        bases: [
          {
            ...used,
            detection: { ...used.detection, risky: { RiskLevelDuringSignIn: ['medium', 'high'] } },
            condition: 'with_pass and worked and risky',
          },
        ],
      }),
    },
  },
  legacySignIn: {
    limits: ['grantAfterMinutes'],
    kql: {
      uses: ['uses'],
      period: '1d',
      body: ({ policy: { alerts } }) => `Uses
| join kind=inner (SignIns | where Worked and isnotempty(Client) and Client !in~ ("Browser", "Mobile Apps and Desktop clients") | project SignedAt = At, SubjectId, Client) on SubjectId
| where SignedAt between (UsedAt .. (UsedAt + ${alerts.limits.grantAfterMinutes}m))
| project At = SignedAt, SubjectId, Client`,
    },
    sigma: {
      rule: (settings) =>
        thenEntry(
          {
            name: 'legacySignIn',
            source: 'signIns',
            detection: {
              worked: { ResultType: '0' },
              modern: { ClientAppUsed: ['Browser', 'Mobile Apps and Desktop clients'] },
              unnamed: { ClientAppUsed: '' },
              untold: { ClientAppUsed: null },
            },
            condition: 'worked and not modern and not unnamed and not untold',
          },
          'UserId',
          `${settings.policy.alerts.limits.grantAfterMinutes}m`,
        ),
    },
  },
  failedSignIns: {
    limits: ['failedSignIns'],
    kql: {
      uses: ['signIns'],
      period: '1d',
      body: ({ policy: { alerts } }) => `let Failed = SignIns | where WithPass and not(Worked);
Failed
| join kind=inner (Failed | project OtherAt = At, SubjectId) on SubjectId
| where OtherAt between ((At - 1h) .. At)
| summarize Count = count() by SubjectId, At
| where Count >= ${alerts.limits.failedSignIns}
| summarize arg_max(At, Count) by SubjectId, Hour = bin(At, 1h)`,
    },
    sigma: {
      rule: (settings) => ({
        bases: [
          {
            name: 'passFailed',
            source: 'signIns',
            detection: { with_pass: withPass, worked: { ResultType: '0' } },
            condition: 'with_pass and not worked',
          },
        ],
        correlation: {
          type: 'event_count',
          groupBy: ['UserId'],
          timespan: '1h',
          gte: settings.policy.alerts.limits.failedSignIns,
        },
      }),
    },
  },
} as const satisfies Readonly<Record<string, Detection>>;
