import type { Detection } from '../detection';
import { kindAsSigma, listed, quoted } from '../kinds';
import type { Settings } from '../settings';

const subject = 'TargetResources.id';
const initiator = 'InitiatedBy.user.id';

/** Whether the main office was closed at a moment, as KQL. */
export function closedAt(moment: string, { policy }: Settings): string {
  const { days, from, to } = policy.officeHours;
  return `extend Local = datetime_utc_to_local(${moment}, ${quoted(policy.timeZone)})
| extend Weekday = iff(dayofweek(Local) == 0d, 7, toint(dayofweek(Local) / 1d)), Clock = format_datetime(Local, "HH:mm"), Day = format_datetime(Local, "yyyy-MM-dd")
| where Weekday !in (${listed(days)}) or strcmp(Clock, ${quoted(from)}) < 0 or strcmp(Clock, ${quoted(to)}) >= 0 or Day in (${listed(policy.alerts.holidays)})`;
}

/** Passes by when, how many and of what kind they were made. */
export const issuing = {
  outOfHours: {
    limits: [],
    kql: {
      uses: ['passes'],
      period: '1d',
      lacks: ['mainSite'],
      body: (settings) => `Passes
| ${closedAt('At', settings)}
| project At, SubjectId, InitiatorId, Local`,
    },
    sigma: 'hours',
  },
  severalPasses: {
    limits: ['passesOfDay', 'passesOfMonth'],
    kql: {
      uses: ['passes', 'strange'],
      period: '30d',
      body: ({ policy: { alerts } }) => `Passes
| join kind=leftouter (OfCases | summarize Case = take_any(Case) by Pass) on Pass
// The second pass of a case repairs the first and is the same one.
| extend Counts = iff(isempty(Case), Pass, Case)
| summarize OfMonth = dcount(Counts), OfDay = dcountif(Counts, At > ago(1d)), At = max(At) by SubjectId
| where At > ago(1d) and (OfDay >= ${alerts.limits.passesOfDay} or OfMonth >= ${alerts.limits.passesOfMonth})`,
    },
    sigma: {
      lacks: ['everyPass'],
      rule: (settings) => ({
        bases: [kindAsSigma(settings, 'passCreated')],
        correlation: {
          // Entra writes each entry twice, at the same moment.
          type: 'value_count',
          field: 'ActivityDateTime',
          groupBy: [subject],
          timespan: '1d',
          gte: settings.policy.alerts.limits.passesOfDay,
        },
      }),
    },
  },
  burst: {
    limits: ['passesOfInitiator'],
    kql: {
      uses: ['passes'],
      period: '1d',
      body: ({ policy: { alerts } }) => `Passes
| where isnotempty(InitiatorId)
| join kind=inner (Passes | project OtherAt = At, OtherPass = Pass, InitiatorId) on InitiatorId
| where OtherAt between ((At - 1h) .. At)
| summarize Count = dcount(OtherPass), Subjects = dcount(SubjectId) by InitiatorId, At
| where Count >= ${alerts.limits.passesOfInitiator}
| summarize arg_min(At, Count) by InitiatorId, Hour = bin(At, 1h)`,
    },
    sigma: {
      rule: (settings) => ({
        bases: [kindAsSigma(settings, 'passCreated')],
        correlation: {
          type: 'value_count',
          field: 'ActivityDateTime',
          groupBy: [initiator],
          timespan: '1h',
          gte: settings.policy.alerts.limits.passesOfInitiator,
        },
      }),
    },
  },
  bentPass: {
    limits: ['startAheadMinutes'],
    kql: {
      uses: ['passes'],
      period: '1d',
      lacks: ['unseenNames', 'classes'],
      body: ({ policy: { rules, alerts } }) => {
        const longest = Math.max(...Object.values(rules).map(({ lifetimeMinutes }) => lifetimeMinutes));
        return `Passes
| mv-expand Target = TargetResources
| mv-expand Property = Target.modifiedProperties
| extend Name = tostring(Property.displayName), Value = trim(@'[\\["\\]]+', tostring(Property.newValue))
| extend MultiUse = Name matches regex "(?i)accesspassusage|isusableonce" and Value in~ ("multiple", "false"),
    Minutes = iff(Name matches regex "(?i)lifetime", todouble(Value), real(null)),
    Ahead = iff(Name matches regex "(?i)start(date)?time", datetime_diff("minute", todatetime(Value), At), int(null))
| where MultiUse or Minutes > ${longest} or Ahead > ${alerts.limits.startAheadMinutes}
| project At, SubjectId, InitiatorId, Name, Value`;
      },
    },
    sigma: 'numbers',
  },
  protectedSubject: {
    limits: [],
    kql: {
      uses: ['ids', 'passes'],
      period: '1d',
      lacks: ['classes'],
      body: () => `Passes
| where SubjectId in (EmergencyAccounts)
| project At, SubjectId, InitiatorId`,
    },
    sigma: {
      lacks: ['classes'],
      rule: (settings) => ({
        bases: [
          kindAsSigma(settings, 'passCreated', {
            more: { emergency: { [`${subject}|expand`]: '%tap_emergency_accounts%' } },
          }),
        ],
      }),
    },
  },
  unfitSubject: {
    limits: [],
    kql: {
      uses: ['strange'],
      period: '1d',
      lacks: ['guests'],
      body: () => `Strange
| where tostring(TargetResources) contains "#EXT#"
| project At, SubjectId, InitiatorId`,
    },
    sigma: {
      lacks: ['guests'],
      rule: (settings) => ({
        bases: [
          kindAsSigma(settings, 'passCreated', {
            more: { guest: { 'TargetResources.userPrincipalName|contains': '#EXT#' } },
          }),
        ],
      }),
    },
  },
  unmanagedPass: {
    limits: ['skewMinutes'],
    kql: {
      uses: ['strange'],
      period: '1d',
      body: () => `Strange
| join kind=leftouter (Cases | project Case, OpenedAt, SubjectId) on SubjectId
| summarize BesideCase = countif(OpenedAt <= At and OpenedAt > At - 1d) > 0 by At, SubjectId, InitiatorId, Ip`,
    },
    sigma: 'cases',
  },
  passWithoutRecord: {
    limits: ['skewMinutes', 'lateMinutes'],
    kql: {
      uses: ['strange'],
      period: '1d',
      body: ({ policy: { alerts } }) => `Made
| where MadeAt between (ago(Period) .. ago(${alerts.limits.lateMinutes}m))
| join kind=leftouter (Passes | project PassAt = At, SubjectId) on SubjectId
| summarize Records = countif(abs(datetime_diff("second", PassAt, MadeAt)) <= ${alerts.limits.skewMinutes * 60}) by Case, MadeAt, SubjectId
| where Records == 0
| project At = MadeAt, SubjectId, Case`,
    },
    sigma: 'absence',
  },
  strangePassUnused: {
    limits: ['unusedAfterMinutes', 'lateMinutes'],
    kql: {
      uses: ['strange', 'uses'],
      period: '1d',
      lacks: ['unseenNames'],
      body: ({ policy: { alerts } }) => `let Lasts = 60m;
let Taken = union
    (Uses | project SubjectId, TakenAt = UsedAt),
    (Changes | where Kind == "passDeleted" | project SubjectId, TakenAt = At);
Strange
| where At < ago(Lasts + ${alerts.limits.unusedAfterMinutes + alerts.limits.lateMinutes}m)
| join kind=leftouter Taken on SubjectId
| summarize Taken = countif(TakenAt between (At .. (At + Lasts))) by At, SubjectId, InitiatorId
| where Taken == 0`,
    },
    sigma: 'absence',
  },
} as const satisfies Readonly<Record<string, Detection>>;
