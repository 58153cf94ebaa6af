import type { SubjectFacts, TicketFacts } from '../../services/policy/facts';
import { guidePolicy } from '../../services/policy/policy';
import { ruleFor } from '../../services/policy/rule';
import type { Command } from '../../services/requests/command';
import { contentText } from '../../services/requests/content';
import { decide } from '../../services/requests/decide';
import { decideOpening } from '../../services/requests/decideOpening';
import { evolve } from '../../services/requests/evolve';
import type { Opening, Request } from '../../services/requests/request';
import type { Refusal } from '../../services/requests/refusal';

type OpenCommand = Extract<Command, { kind: 'open' }>;
type Later = Exclude<Command, { kind: 'open' }>;

const id = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
const person = (number: number, name: string) => ({
  id: id(number),
  name,
  upn: `${name.toLowerCase()}@example.org`,
});

/** The people of the core's examples, named for their parts. */
export const requester = person(1, 'Requester');
export const subject = person(2, 'Subject');
export const manager = person(3, 'Manager');
export const approver = person(4, 'Approver');
export const security = person(5, 'Security');
export const stranger = person(6, 'Stranger');

/** When the examples begin. */
export const start = '2026-03-02T09:00:00.000Z';

/** A moment so many minutes after the start. */
export function at(minutes: number): string {
  return new Date(Date.parse(start) + minutes * 60_000).toISOString();
}

/** The group that passes of a recovery need. */
export const recoveryGroup = id(70);

/** An ordinary member with nothing but a telephone, read at the given minute. */
export function facts(minutes = 0, more: Partial<SubjectFacts> = {}): SubjectFacts {
  return {
    ...subject,
    readAt: at(minutes),
    department: 'Sales',
    jobTitle: 'Consultant',
    employeeId: undefined,
    enabled: true,
    guest: false,
    shared: false,
    managementRestricted: false,
    manager,
    phones: [{ label: 'work', number: '+47 22 00 00 00' }],
    methods: [
      { id: 'password', kind: 'password', onPhone: false, label: 'Password' },
      { id: 'phone', kind: 'authenticator', onPhone: true, label: 'Microsoft Authenticator' },
    ],
    pass: undefined,
    signedInBefore: true,
    startDate: undefined,
    roles: [],
    roleGroups: false,
    groupIds: [],
    ...more,
  };
}

/** The protected ids of the examples. */
export const ids = { sensitiveGroup: id(71), emergencyAccounts: [id(72)] };

/** An open ticket of the subject. */
export const ticket: TicketFacts = {
  id: 'a'.repeat(32),
  number: 'INC0010001',
  title: 'Phone gone',
  open: true,
  forSubject: 'match',
  raisedBy: subject.upn,
  link: 'https://desk.example.org/1',
};

/** The command that opens a recovery; parts can be bent. */
export function opening(
  more: {
    readonly opening?: Partial<Opening>;
    readonly subject?: Partial<SubjectFacts>;
    readonly ticket?: Partial<TicketFacts>;
  } = {},
): OpenCommand {
  return {
    kind: 'open',
    opening: {
      id: id(100),
      ref: 'TAP-AAAAAA',
      locator: 'aaaaaaaa',
      scenario: 'recovery',
      class: 'ordinary',
      rule: ruleFor(guidePolicy.rules, 'recovery', 'ordinary'),
      limits: guidePolicy.limits,
      strongMethods: guidePolicy.strongMethods,
      policyVersion: 'test',
      groupId: recoveryGroup,
      subject,
      requester,
      manager,
      opener: 'subject',
      offers: {
        kinds: ['inPerson', 'callBack', 'managerVouch', 'liveVideo'],
        callBack: { label: 'work', number: '+47 22 00 00 00' },
        withheld: [],
      },
      startDate: undefined,
      ticket: { id: ticket.id, number: ticket.number, link: ticket.link },
      ticketMatch: 'match',
      reason: 'Phone gone',
      signals: [],
      ...more.opening,
    },
    subject: facts(0, more.subject),
    ticket: { ...ticket, ...more.ticket },
    ids,
    tapGroupIds: [recoveryGroup],
    samePerson: false,
  };
}

/** A request that can be commanded; time is given in minutes after the start. */
export class Play {
  request: Request;
  readonly refusals: Refusal[] = [];

  constructor(command: OpenCommand = opening()) {
    const decision = decideOpening(command, start);
    const request = decision.events.reduce<Request | undefined>(
      (so, event) => evolve(so, { ...event, at: start, by: requester.id }),
      undefined,
    );
    if (request === undefined) throw new Error(JSON.stringify(decision.refusal));
    this.request = request;
  }

  /** Puts a command and returns the refusal, if any. */
  put(command: Later, minutes: number): Refusal | undefined {
    const { events, refusal } = decide(this.request, command, at(minutes));
    this.request = events.reduce<Request>(
      (so, event) => evolve(so, { ...event, at: at(minutes), by: 'test' }),
      this.request,
    );
    if (refusal !== undefined) this.refusals.push(refusal);
    return refusal;
  }

  /** The hash of the request as it stands; the text itself serves. */
  get hash(): string {
    return contentText(this.request);
  }

  /** All who approved still stand. */
  get standing(): readonly string[] {
    return this.request.approvals.map(({ approver: { id } }) => id);
  }

  verified(minutes = 1): this {
    this.put({ kind: 'vouch', by: manager, answer: 'yes', note: 'on video', id: 'vouch' }, minutes);
    this.put({ kind: 'readBack', by: requester, right: true, id: 'call', left: 3 }, minutes);
    this.put(
      {
        kind: 'ring',
        approvers: [
          { ...approver, security: false },
          { ...security, security: true },
        ],
        more: false,
      },
      minutes,
    );
    return this;
  }

  approve(
    by: typeof approver,
    minutes: number,
    more: Partial<Extract<Later, { kind: 'approve' }>> = {},
  ): Refusal | undefined {
    const command = {
      kind: 'approve' as const,
      by,
      isApprover: true,
      isSecurity: by === security,
      steppedUp: false,
      inLine: false,
      samePerson: false,
      atRisk: false,
      pairs: 0,
      shown: this.hash,
      hash: this.hash,
      subject: facts(minutes),
      ids,
    };
    return this.put({ ...command, ...more }, minutes);
  }

  prepared(minutes = 2): this {
    this.verified().approve(approver, minutes);
    for (const kind of ['enrolling', 'enrolled', 'linked'] as const)
      this.put({ kind: 'record', happening: { kind } }, minutes);
    return this;
  }

  ready(minutes = 3): Refusal | undefined {
    return this.put(
      {
        kind: 'ready',
        by: requester,
        hash: this.hash,
        standing: this.standing,
        subject: facts(minutes),
        ids,
      },
      minutes,
    );
  }

  intend(minutes: number, more: Partial<Extract<Later, { kind: 'intend' }>> = {}): Refusal | undefined {
    const command = {
      kind: 'intend' as const,
      attempt: this.request.attempts.length + 1,
      proof: { how: 'claimCode' as const, right: true },
      hash: this.hash,
      standing: this.standing,
      subject: facts(minutes),
      ids,
    };
    return this.put({ ...command, ...more }, minutes);
  }

  /** A pass that was made and shown. */
  handedOver(minutes = 4): this {
    this.prepared().ready();
    this.intend(minutes);
    this.made(1, minutes);
    this.put({ kind: 'handOver', attempt: 1 }, minutes);
    return this;
  }

  made(attempt: number, minutes: number): Refusal | undefined {
    const pass = {
      id: `pass-${attempt}`,
      createdAt: at(minutes),
      expiresAt: at(minutes + 30),
      state: 'usable' as const,
    };
    return this.put({ kind: 'made', attempt, pass }, minutes);
  }

  observe(
    minutes: number,
    state: 'usable' | 'used' | 'expired' | 'gone',
    added: readonly { readonly kind: 'passkey' | 'authenticator' }[] = [],
  ): void {
    const shown = this.request.attempts.findLast((attempt) => attempt.passId !== undefined);
    const pass =
      state === 'gone'
        ? undefined
        : { id: shown?.passId ?? '', createdAt: at(4), expiresAt: shown?.expiresAt ?? '', state };
    const methods = [
      ...facts().methods,
      ...added.map(({ kind }, index) => ({ id: `new-${index}`, kind, onPhone: false, label: 'New' })),
    ];
    this.put({ kind: 'observe', readAt: at(minutes), pass, methods }, minutes);
  }
}
