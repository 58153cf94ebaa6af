import { callers } from '../sandbox/callers';
import { people } from '../sandbox/people';
import type { SandboxPerson } from '../sandbox/people';
import type { Proof } from '../sandbox/proving';

/** Who calls, what the technician then reads, what is proven by whom, and who opens the page. */
export interface Caller {
  readonly who: SandboxPerson;
  readonly ticket: string;
  readonly scenario?: 'onboarding' | 'reregistration';
  readonly technician?: SandboxPerson;
  readonly answer: RegExp;
  readonly proofs: readonly Proof[];
  readonly approvers?: readonly SandboxPerson[];
  /** What the approver reads beyond the usual. */
  readonly approving?: RegExp;
  /** Whoever opens the page with the subject; alone, with a code, when absent. */
  readonly opener?: readonly [kind: 'manager' | 'staff' | 'securityApprover', person: SandboxPerson];
}

const { petra, mona, anna, arne, siri } = people;
/** The number of a caller's own ticket. */
export const own = ({ id }: SandboxPerson): string => `INC00100${id.slice(-2)}`;

const c = callers;
/** What an ordinary case takes. */
export const usual = /Still needed: one strong proof, or the manager's word and one more proof\./;
const strongOnly = /Still needed: one strong proof\./;
const administrator = {
  technician: petra,
  answer: /Still needed: two strong proofs\./,
  proofs: ['colleague', 'otherColleague'],
  approvers: [anna, arne],
  approving: /Privileged/,
  opener: ['securityApprover', siri],
} as const;
/** Everybody who is served in office hours on a quiet day. */
export const callersByDay: readonly (readonly [string, Caller])[] = [
  [
    'a lost phone: the manager and a call',
    { who: people.lea, ticket: 'INC0010001', answer: usual, proofs: ['manager', 'callBack'] },
  ],
  [
    'no manager: a colleague beside the user',
    {
      who: c.oda,
      ticket: own(c.oda),
      answer: /The manager's word: not on offer, no manager on file/,
      proofs: ['colleague'],
    },
  ],
  [
    'a number that changed lately: video instead',
    {
      who: c.nora,
      ticket: own(c.nora),
      answer: /Call to the number on file: not on offer, number changed \d days ago/,
      proofs: ['manager', 'video'],
    },
  ],
  [
    'a manager who changed yesterday: a colleague',
    {
      who: c.maja,
      ticket: own(c.maja),
      answer: /The manager's word: not on offer, manager changed/,
      proofs: ['colleague'],
    },
  ],
  [
    'a manager who has left: a colleague',
    {
      who: c.vera,
      ticket: own(c.vera),
      answer: /The manager's word: not on offer, the manager's account cannot be used/,
      proofs: ['colleague'],
    },
  ],
  [
    'a manager on leave who does not answer: a colleague',
    {
      who: c.liv,
      ticket: own(c.liv),
      answer: /The manager's word: Per Parental was asked/,
      proofs: ['colleague'],
    },
  ],
  [
    'only the lost phone’s number: video instead',
    {
      who: c.milo,
      ticket: own(c.milo),
      answer: /not on offer, the only number rings the lost phone/,
      proofs: ['manager', 'video'],
    },
  ],
  [
    'no number at all: video instead',
    {
      who: c.nina,
      ticket: own(c.nina),
      answer: /not on offer, no number on file/,
      proofs: ['video', 'manager'],
    },
  ],
  [
    'a deaf caller: live video and the manager',
    { who: c.sigrid, ticket: own(c.sigrid), answer: usual, proofs: ['video', 'manager'] },
  ],
  [
    'no device of one’s own: the manager opens, in person',
    {
      who: c.fia,
      ticket: own(c.fia),
      answer: /Mona Manager, with the user present/,
      proofs: ['manager', 'callBack'],
      opener: ['manager', mona],
    },
  ],
  [
    'a new employee on day one: the manager opens, in person',
    {
      who: people.nils,
      ticket: 'INC0010002',
      scenario: 'onboarding',
      answer: usual,
      proofs: ['manager', 'callBack'],
      opener: ['manager', mona],
    },
  ],
  [
    'a new employee whose manager is new too: what was set with the account is no change',
    {
      who: c.hedda,
      ticket: own(c.hedda),
      scenario: 'onboarding',
      answer: /The manager's word: Bo Brandnew was asked/,
      proofs: ['manager', 'callBack'],
      opener: ['manager', c.bo],
    },
  ],
  [
    'a new employee without manager, number or device: staff at a desk',
    {
      who: c.hans,
      ticket: own(c.hans),
      scenario: 'onboarding',
      answer: /no number on file[^]*no manager on file/,
      proofs: ['colleague'],
      opener: ['staff', people.theo],
    },
  ],
  [
    'a contractor with an account of ours: Verified ID, and the sponsor passes the code on',
    { who: c.carla, ticket: own(c.carla), answer: usual, proofs: ['verifiedId'] },
  ],
  [
    'Authenticator broke, the phone is at hand: it may be called',
    {
      who: c.bjarne,
      ticket: own(c.bjarne),
      scenario: 'reregistration',
      answer: /Call the mobile phone \*\*\+47 900 00 041/,
      proofs: ['callBack', 'manager'],
    },
  ],
  [
    'one of two accounts of a person',
    { who: c.tove, ticket: own(c.tove), answer: usual, proofs: ['manager', 'callBack'] },
  ],
  [
    'one of two namesakes',
    {
      who: people.kariBergen,
      ticket: 'INC0010004',
      answer: /kari\.nordmann2@/,
      proofs: ['manager', 'callBack'],
    },
  ],
  [
    'far from everybody, no manager, one number: whoever is there with them',
    {
      who: c.rune,
      ticket: own(c.rune),
      answer: /the only number rings the lost phone[^]*no manager on file/,
      proofs: ['colleague'],
    },
  ],
  [
    'an executive without manager: strong proof, one more, and security',
    {
      who: c.erik,
      ticket: own(c.erik),
      answer: /Still needed: one strong proof and one more proof\./,
      proofs: ['callBack', 'colleague'],
      approvers: [anna, arne],
      approving: /Sensitive/,
    },
  ],
  [
    'an executive’s assistant: the same',
    {
      who: c.astrid,
      ticket: own(c.astrid),
      answer: /Erik Executive was asked[^]*Still needed: one strong proof and one more proof\./,
      proofs: ['manager', 'colleague'],
      approvers: [anna, arne],
      approving: /Sensitive/,
    },
  ],
  [
    'an account at high risk: only strong proof, and security',
    {
      who: c.randi,
      ticket: own(c.randi),
      answer: strongOnly,
      proofs: ['colleague'],
      approvers: [anna, arne],
      approving: /Account at high risk/,
    },
  ],
  ['an administrator', { ...administrator, who: c.hilda, ticket: own(c.hilda) }],
  ['an eligible administrator', { ...administrator, who: people.elin, ticket: 'INC0010006' }],
  ['an administrator through a group', { ...administrator, who: c.gro, ticket: own(c.gro) }],
  ['an owner of such a group', { ...administrator, who: c.ole, ticket: own(c.ole) }],
  [
    'a technician, for whom a colleague opens the case',
    { ...administrator, who: people.tara, ticket: 'INC0010011' },
  ],
];
