import type { Account, LateReview, LivePass, OpenedFrom } from '../../services/alerts/facts';
import type { RecordKind, RecordOf, TenantRecord } from '../../services/alerts/record';
import type { RuleId } from '../../services/alerts/ruleIds';
import type { Request } from '../../services/requests/request';
import { at, id } from '../requests/examples';
import { endedCase, liveCase } from './cases';
import type { CaseParts } from './cases';
import { by, byApp, identities, record } from './examples';

const day = 24 * 60;

/** Something that went wrong once, what it left behind, and the rule that has to find it. */
export interface Incident {
  readonly rule: RuleId;
  readonly people: readonly string[];
  readonly records: readonly TenantRecord[];
  readonly cases: readonly Request[];
  readonly members?: readonly string[];
  readonly passes?: readonly LivePass[];
  readonly accounts?: readonly (readonly [string, Account])[];
  readonly openedFrom?: readonly OpenedFrom[];
  readonly lateReviews?: readonly LateReview[];
}

/** What an incident is told with: people of its own, and its own morning. */
interface Scene {
  readonly victim: string;
  readonly culprit: string;
  readonly start: number;
  /** A record about the victim. */
  readonly seen: <Kind extends RecordKind>(
    kind: Kind,
    minutes: number,
    more?: Partial<RecordOf<Kind>>,
  ) => RecordOf<Kind>;
  /** A pass that the culprit made in the admin centre. */
  readonly strange: (minutes?: number) => TenantRecord;
  readonly used: (minutes?: number) => TenantRecord;
  readonly own: (parts?: CaseParts) => Request;
  readonly live: (parts?: CaseParts) => Request;
}

type Told = Partial<Omit<Incident, 'rule' | 'people'>>;

const stories: Readonly<Record<RuleId, (scene: Scene) => Told>> = {
  outOfHours: ({ strange }) => ({ records: [strange(12 * 60)] }),
  severalPasses: ({ strange }) => ({ records: [strange(0), strange(90)] }),
  passUnused: ({ live }) => ({ cases: [live({ more: { outcome: 'unused', closedAt: at(89 * day) } })] }),
  strangePassUnused: ({ strange }) => ({ records: [strange()] }),
  unmanagedPass: ({ strange }) => ({ records: [strange()] }),
  passWithoutRecord: ({ own }) => ({ cases: [own()] }),
  memberWithoutCase: ({ victim }) => ({ members: [victim] }),
  reaperStrayed: ({ seen }) => ({
    records: [seen('passCreated', 0, { initiator: byApp(identities.reaper[0] ?? '') })],
  }),
  frontWrote: ({ seen }) => ({
    records: [seen('otherChange', 0, { initiator: byApp(identities.front[0] ?? '') })],
  }),
  protectedSubject: ({ strange, victim }) => ({
    records: [strange()],
    accounts: [[victim, { class: 'privileged', refused: undefined, site: undefined }]],
  }),
  unfitSubject: ({ strange, victim }) => ({
    records: [strange()],
    accounts: [[victim, { class: 'refused', refused: 'shared', site: undefined }]],
  }),
  burst: ({ seen, culprit }) => ({
    records: Array.from({ length: 10 }, (_, index) =>
      seen('passCreated', index * 5, { subjectId: `${culprit}-${index}`, initiator: by(culprit) }),
    ),
  }),
  bentPass: ({ seen, culprit }) => ({
    records: [seen('passCreated', 0, { initiator: by(culprit), multiUse: true })],
  }),
  strangeInitiator: ({ seen }) => ({
    records: [seen('passCreated', 0, { initiator: byApp('another app') })],
  }),
  policyChanged: ({ seen, culprit }) => ({
    records: [seen('policyChanged', 0, { initiator: by(culprit), what: 'conditionalAccess' })],
  }),
  policyBeforePass: ({ seen, strange, culprit }) => ({
    records: [seen('policyChanged', 0, { initiator: by(culprit), what: 'strength' }), strange(9)],
  }),
  noStrongMethod: ({ strange, used, seen }) => ({
    records: [strange(), used(), seen('methodRegistered', 9, { method: 'authenticator' })],
  }),
  weakMethod: ({ own, seen }) => ({
    cases: [own()],
    records: [seen('methodRegistered', 40, { method: 'phone' })],
  }),
  methodFromElsewhere: ({ own, used, seen }) => ({
    cases: [own()],
    records: [used(), seen('methodRegistered', 9, { ip: '198.51.100.7' })],
  }),
  deviceAfterPass: ({ own, seen }) => ({ cases: [own()], records: [seen('deviceRegistered', 200)] }),
  sharedDevice: ({ seen, culprit }) => ({
    records: [0, 1, 2].map((index) =>
      seen('signIn', index, { subjectId: `${culprit}-${index}`, withPass: true, deviceId: culprit }),
    ),
  }),
  signInElsewhere: ({ own, seen }) => ({
    cases: [own()],
    records: [seen('signIn', -9 * day), seen('signIn', 6, { withPass: true, country: 'BR' })],
  }),
  riskySignIn: ({ own, seen }) => ({
    cases: [own()],
    records: [seen('signIn', 6, { withPass: true, risk: 'high' })],
  }),
  legacySignIn: ({ own, seen }) => ({ cases: [own()], records: [seen('signIn', 30, { legacy: true })] }),
  grantAfterPass: ({ own, seen }) => ({ cases: [own()], records: [seen('appGranted', 30)] }),
  passwordBeforePass: ({ own, seen, victim }) => ({
    cases: [own()],
    records: [seen('passwordChanged', -60), seen('passCreated', 4, { subjectId: victim })],
  }),
  subjectAtRisk: ({ own, seen }) => ({ cases: [own()], records: [seen('riskChanged', -200)] }),
  initiatorAtRisk: ({ strange, seen, culprit }) => ({
    records: [seen('riskChanged', -200, { subjectId: culprit, risk: 'medium' }), strange()],
  }),
  initiatorNewDevice: ({ strange, seen, culprit }) => ({
    records: [
      ...[1, 2, 3, 4, 5].map((index) =>
        seen('signIn', -index * day, { subjectId: culprit, deviceId: `usual ${culprit}` }),
      ),
      seen('signIn', -5, { subjectId: culprit, deviceId: `new ${culprit}` }),
      strange(),
    ],
  }),
  roleBeforePass: ({ strange, seen, culprit }) => ({
    records: [seen('roleAssigned', -5, { subjectId: culprit, how: 'activated' }), strange()],
  }),
  failedSignIns: ({ seen }) => ({
    records: [0, 5, 9].map((minutes) => seen('signIn', minutes, { withPass: true, errorCode: 1 })),
  }),
  contactBeforePass: ({ strange, seen }) => ({ records: [seen('contactChanged', -day), strange()] }),
  signedInBefore: ({ strange, seen }) => ({ records: [seen('signIn', -30), strange()] }),
  failedProofs: ({ own }) => {
    const request = own();
    const failed = request.evidence.slice(0, 2).map((item) => ({ ...item, result: 'failed' as const }));
    return { cases: [{ ...request, evidence: failed }] };
  },
  repeatedRequests: ({ own, start }) => ({
    cases: [0, 2, 4].map((days) => own({ name: `again-${days}`, opened: start + days * day })),
  }),
  samePair: ({ own, start }) => ({
    cases: [0, 1, 2, 3, 4].map((hours) => {
      const subject = { id: `pair-${hours}`, name: 'Pair', upn: 'pair@example.org' };
      return own({ name: `pair-${hours}`, subject, opened: start + hours * 60 });
    }),
  }),
  mostlyOutOfHours: ({ own, start }) => ({
    cases: Array.from({ length: 10 }, (_, index) => {
      const subject = { id: `night-${index}`, name: 'Night', upn: 'night@example.org' };
      return own({ name: `night-${index}`, subject, opened: start + 11 * 60 + index * day });
    }),
  }),
  stepsMissing: ({ own }) => ({ cases: [own()] }),
  reviewOverdue: ({ victim, start }) => ({
    lateReviews: [{ id: `review of ${victim}`, requestId: victim, subjectId: victim, dueAt: at(start) }],
  }),
};

/** Each incident once, on mornings of their own, to people of their own. */
export function incidents(): readonly Incident[] {
  return (Object.keys(stories) as RuleId[]).map((rule, index) => {
    const [victim, culprit] = [id(500 + index), id(600 + index)];
    const start = (Math.floor(index / 5) * 7 + (index % 5)) * day;
    const parts: CaseParts = {
      name: `incident-${index}`,
      subject: { id: victim, name: 'Victim', upn: 'victim@example.org' },
      requester: { id: culprit, name: 'Culprit', upn: 'culprit@example.org' },
      opened: start,
    };
    const seen: Scene['seen'] = (kind, minutes, more = {}) =>
      record(kind, start + minutes, { subjectId: victim, ...more });
    const told = stories[rule]({
      victim,
      culprit,
      start,
      seen,
      strange: (minutes = 0) => seen('passCreated', minutes, { initiator: by(culprit) }),
      used: (minutes = 6) => seen('signIn', minutes, { withPass: true }),
      own: (more = {}) => endedCase({ ...parts, ...more }),
      live: (more = {}) => liveCase({ ...parts, ...more }),
    });
    return { rule, people: [victim, culprit], records: [], cases: [], ...told };
  });
}
