import { fragmentNames } from './fragmentNames';
import type { FragmentName } from './fragmentNames';
import { kindAsKql, listed } from './kinds';
import type { Settings } from './settings';

interface Fragment {
  readonly needs: readonly FragmentName[];
  readonly text: (settings: Settings) => string;
}

/** Our events as they lie in the table that OPERATIONS describes; each once, however often it was sent. */
const desk: Fragment = {
  needs: [],
  text: () => `// The desk's own events (OCSF), each once.
let Desk = materialize(
    TapDesk_CL
    | extend At = unixtime_milliseconds_todatetime(['time']), Event = tostring(metadata.event_code), Case = tostring(metadata.correlation_uid), By = tolower(tostring(actor.user.uid)), Said = unmapped.event, Uid = tostring(metadata.uid)
    | where At > ago(Period + 1d)
    | summarize arg_min(TimeGenerated, At, Event, Case, By, Said, user, finding_info, severity_id) by Uid);`,
};

const changes: Fragment = {
  needs: [],
  text: (
    settings,
  ) => `// Changes of the tenant: what each is about, told by reason, then name, then property; twice written counts once.
let Changes = materialize(
    AuditLogs
    | where TimeGenerated > ago(Period) and Result !in~ ("failure", "timeout")
    | extend Names = tostring(extract_all(@'"displayName":"([^"]+)"', tostring(TargetResources)))
    | extend Deletes = OperationName matches regex @"(?i)\\b(delete|remove)", Asked = OperationName matches regex @"(?i)request|approv|cancel|denied|expired"
    | extend Kind = ${kindAsKql(settings)}
    | extend First = TargetResources[0], Second = TargetResources[1]
    | extend SubjectId = tolower(tostring(iff(tostring(First.type) !~ "User" and tostring(Second.type) =~ "User", Second.id, First.id)))
    | extend UserId = tolower(tostring(InitiatedBy.user.id)), AppIds = tolower(strcat(tostring(InitiatedBy.app.appId), " ", tostring(InitiatedBy.app.servicePrincipalId)))
    | extend InitiatorId = iff(isnotempty(UserId), UserId, trim(" ", AppIds)), Ip = tostring(InitiatedBy.user.ipAddress), Minute = bin(TimeGenerated, 1m)
    | summarize arg_min(TimeGenerated, *) by Kind, SubjectId, InitiatorId, OperationName, ResultReason, Minute
    | project At = TimeGenerated, Kind, SubjectId, InitiatorId, UserId, AppIds, Ip, OperationName, ResultReason, Names, TargetResources);`,
};

const signIns: Fragment = {
  needs: [],
  text: () => `// Sign-ins; a pass may be among the methods of any step.
let SignIns = materialize(
    SigninLogs
    | where TimeGenerated > ago(Period)
    | extend WithPass = AuthenticationDetails contains "temporary access pass"
    | project At = TimeGenerated, SubjectId = tolower(UserId), Worked = ResultType == "0", WithPass, Interactive = IsInteractive, Ip = IPAddress, Country = toupper(Location), DeviceId = tostring(DeviceDetail.deviceId), Client = ClientAppUsed, Risk = tolower(RiskLevelDuringSignIn));`,
};

const fragments: Readonly<Record<FragmentName, Fragment>> = {
  ids: {
    needs: [],
    text: ({ ids }) => `// Fill in your tenant's ids, or write these files with "npm run detections -- --own".
let PassGroups = ${listed(ids.groups)};
let FrontIds = ${listed(ids.front)};
let ReaperIds = ${listed(ids.reaper)};
let SignInIds = ${listed(ids.signIn)};
let EmergencyAccounts = ${listed(ids.emergency)};`,
  },
  desk,
  changes,
  passes: {
    needs: ['changes'],
    text: () => `let Passes = Changes
    | where Kind == "passCreated"
    | extend Pass = strcat(SubjectId, "@", format_datetime(At, "yyyy-MM-dd HH:mm"));`,
  },
  cases: {
    needs: ['desk'],
    text: () => `let Cases = Desk
    | where Event == "opened"
    | project Case, OpenedAt = At, SubjectId = tolower(tostring(Said.opening.subject.id)), RequesterId = By, Class = tostring(Said.opening["class"]), Scenario = tostring(Said.opening.scenario);
let Technicians = Desk
    | where Event in ("opened", "takenOver")
    | distinct Case, Technician = By;
let Made = Desk
    | where Event == "made"
    | project Case, MadeAt = At, SubjectId = tolower(tostring(user.uid));`,
  },
  strange: {
    needs: ['passes', 'cases'],
    text: ({ policy }) => `// Passes that no case of the desk made.
let OfCases = Passes
    | join kind=inner Made on SubjectId
    | where abs(datetime_diff("second", At, MadeAt)) <= ${policy.alerts.limits.skewMinutes * 60}
    | join kind=inner Technicians on Case
    | where InitiatorId == Technician
    | project Pass, Case;
let Strange = Passes
    | join kind=leftanti OfCases on Pass;`,
  },
  signIns,
  uses: {
    needs: ['signIns'],
    text: () => `let Uses = SignIns
    | where WithPass and Worked
    | summarize arg_min(At, Ip, Country, DeviceId, Risk) by SubjectId, Hour = bin(At, 1h)
    | project UsedAt = At, SubjectId, Ip, Country, DeviceId, Risk;`,
  },
  risk: {
    needs: [],
    text: () => `// What Identity Protection found, newest last.
let Risks = materialize(
    AADUserRiskEvents
    | where TimeGenerated > ago(Period)
    | project FoundAt = DetectedDateTime, PersonId = tolower(UserId), Level = tolower(RiskLevel), Stands = RiskState in~ ("atRisk", "confirmedCompromised"));`,
  },
};

/** The parts that a query uses and what these need, each once and in order. */
export function fragmentsOf(uses: readonly FragmentName[], settings: Settings): readonly string[] {
  const wanted = new Set<FragmentName>();
  const want = (name: FragmentName): void => {
    for (const needed of fragments[name].needs) want(needed);
    wanted.add(name);
  };
  for (const name of uses) want(name);
  return fragmentNames.filter((name) => wanted.has(name)).map((name) => fragments[name].text(settings));
}
