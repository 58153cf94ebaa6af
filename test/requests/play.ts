import type { Command } from '../../services/requests/command';
import { contentText } from '../../services/requests/content';
import { decide } from '../../services/requests/decide';
import { decideOpening } from '../../services/requests/decideOpening';
import { evolve } from '../../services/requests/evolve';
import type { Refusal } from '../../services/requests/refusal';
import type { Request } from '../../services/requests/request';
import { approver, at, facts, ids, manager, opening, requester, security, start } from './examples';

type OpenCommand = Extract<Command, { kind: 'open' }>;
type Later = Exclude<Command, { kind: 'open' }>;

/** What a refusal may leave behind: that it was tried, and what follows from trying too often. */
const countedKinds: readonly string[] = [
  'readBackFailed',
  'claimRefused',
  'unreadied',
  'foreignPass',
  'concluded',
];

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
    const kinds = events.map(({ kind }) => kind);
    if (!kinds.every((kind) => typeof kind === 'string')) throw new Error('an event has a kind');
    if (refusal !== undefined && !kinds.every((kind) => countedKinds.includes(kind)))
      throw new Error(`${refusal.refused} changed the case: ${kinds.join(', ')}`);
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
      proof: { how: 'claimCode' as const, right: true, from: 'subject' },
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
