import type { Detection } from '../detection';
import { closedAt } from './issuing';

const code = 'metadata.event_code';

/** What the desk's own events tell. */
export const ofDesk = {
  passUnused: {
    limits: ['unusedAfterMinutes'],
    kql: {
      uses: ['cases'],
      period: '1d',
      body: () => `Desk
| where Event == "concluded" and tostring(Said.outcome) == "unused"
| join kind=inner Cases on Case
| project At, SubjectId, RequesterId, Case`,
    },
    sigma: {
      rule: () => ({
        bases: [
          {
            name: 'passUnused',
            source: 'desk',
            detection: { ended: { [code]: 'concluded', 'unmapped.event.outcome': 'unused' } },
            condition: 'ended',
          },
        ],
      }),
    },
  },
  reviewOverdue: {
    limits: [],
    kql: {
      uses: ['cases'],
      period: '7d',
      body: () => `let OfCases = Desk
| where Event == "reviewOpened" and tostring(Said.review) == "case"
| project Case;
Desk
| where Event == "reviewEscalated"
| join kind=inner OfCases on Case
| project At, Review = Case`,
    },
    sigma: {
      lacks: ['weekly'],
      rule: () => ({
        bases: [
          {
            name: 'reviewOverdue',
            source: 'desk',
            detection: { late: { [code]: 'reviewEscalated' } },
            condition: 'late',
          },
        ],
      }),
    },
  },
  failedProofs: {
    limits: ['failedProofs'],
    kql: {
      uses: ['cases'],
      period: '1d',
      body: ({ policy: { alerts } }) => `let ReadBacks = Desk
| where Event == "readBackFailed"
| summarize Tries = count(), At = max(At) by Case
| where Tries >= 3
| project Case, At, Failures = 1;
let Proofs = Desk
| where Event == "evidenced" and tostring(Said.item.result) == "failed"
| project Case, At, Failures = 1;
// That it was not them counts twice.
let Disowned = Desk
| where Event == "concluded" and tostring(Said.because) == "notMe"
| project Case, At, Failures = 2;
union ReadBacks, Proofs, Disowned
| join kind=inner Cases on Case
| summarize Count = sum(Failures), At = max(At), Requesters = make_set(RequesterId) by SubjectId
| where Count >= ${alerts.limits.failedProofs}`,
    },
    sigma: {
      lacks: ['perCase'],
      rule: (settings) => ({
        bases: [
          {
            name: 'proofFailed',
            source: 'desk',
            detection: { failed: { [code]: 'evidenced', 'unmapped.event.item.result': 'failed' } },
            condition: 'failed',
          },
        ],
        correlation: {
          type: 'value_count',
          field: 'metadata.uid',
          groupBy: ['metadata.correlation_uid'],
          timespan: '1d',
          gte: settings.policy.alerts.limits.failedProofs,
        },
      }),
    },
  },
  repeatedRequests: {
    limits: ['requestsOfWeek'],
    kql: {
      uses: ['cases'],
      period: '7d',
      body: ({ policy: { alerts } }) => `Cases
| where OpenedAt > ago(Period)
| summarize Count = dcount(Case), At = max(OpenedAt), Requesters = make_set(RequesterId) by SubjectId
| where Count >= ${alerts.limits.requestsOfWeek} and At > ago(1d)`,
    },
    sigma: {
      rule: (settings) => ({
        bases: [
          {
            name: 'caseOpened',
            source: 'desk',
            detection: { opened: { [code]: 'opened' } },
            condition: 'opened',
          },
        ],
        correlation: {
          type: 'value_count',
          field: 'metadata.correlation_uid',
          groupBy: ['unmapped.event.opening.subject.id'],
          timespan: '7d',
          gte: settings.policy.alerts.limits.requestsOfWeek,
        },
      }),
    },
  },
  samePair: {
    limits: ['pairsOfDay'],
    kql: {
      uses: ['cases'],
      period: '1d',
      body: ({ policy: { alerts } }) => `Desk
| where Event == "approved"
| project Case, At, ApproverId = tolower(tostring(Said.approver.id))
| join kind=inner Cases on Case
| summarize Count = dcount(Case), At = max(At) by RequesterId, ApproverId
| where Count >= ${alerts.limits.pairsOfDay}`,
    },
    sigma: 'twoFields',
  },
  mostlyOutOfHours: {
    limits: ['casesOutOfHours', 'percentOutOfHours'],
    kql: {
      uses: ['cases'],
      period: '30d',
      lacks: ['mainSite'],
      body: (settings) => `let Late = Cases
| ${closedAt('OpenedAt', settings)}
| summarize Late = dcount(Case), At = max(OpenedAt) by RequesterId;
Cases
| summarize All = dcount(Case) by RequesterId
| join kind=inner Late on RequesterId
| extend Percent = 100 * Late / All
| where All >= ${settings.policy.alerts.limits.casesOutOfHours} and Percent > ${settings.policy.alerts.limits.percentOutOfHours}
| project At, RequesterId, All, Percent`,
    },
    sigma: 'hours',
  },
  stepsMissing: {
    limits: ['stepHours', 'signInMinutes'],
    kql: {
      uses: ['cases', 'signIns'],
      period: '3d',
      lacks: ['signInAgain'],
      body: ({ policy: { alerts } }) => `let Ended = Desk
| where Event == "concluded" and tostring(Said.outcome) == "completed"
| join kind=inner (Desk | where Event == "closed" | project Case, ClosedAt = At) on Case
| join kind=inner Cases on Case
| where ClosedAt between (ago(Period) .. ago(${alerts.limits.stepHours}h));
Ended
| join kind=leftouter (SignIns | where Worked and Interactive and not(WithPass) | project SignedAt = At, SubjectId) on SubjectId
| summarize Again = countif(SignedAt > ClosedAt) by ClosedAt, SubjectId, Case
| where Again == 0
| project At = ClosedAt, SubjectId, Case`,
    },
    sigma: 'absence',
  },
} as const satisfies Readonly<Record<string, Detection>>;
