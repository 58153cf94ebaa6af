import type { CardData } from '../data';
import type { ShownEvidence } from '../shown';
import { at, request } from './request';
import { looksOf, problem } from './sample';

const waiting: ShownEvidence = { kind: 'managerVouch', state: 'waiting', by: 'D. Manager', at: '' };
const vouched: ShownEvidence = { kind: 'managerVouch', state: 'passed', by: 'D. Manager', at: at('13:05') };
const notVouched: ShownEvidence = { ...vouched, state: 'failed' };
const called: ShownEvidence = { kind: 'callBack', state: 'passed', by: 'B. Technician', at: at('13:07') };
const notPresented: ShownEvidence = {
  kind: 'verifiedId',
  state: 'failed',
  by: 'A. Subject',
  at: at('13:06'),
};
const toCall: ShownEvidence = { kind: 'callBack', state: 'open', by: '', at: '' };
const presenting = {
  state: 'waiting',
  address: 'desk.example.com/v/abcd-2345',
  until: at('13:10'),
  canAsk: false,
} as const;
const call = { label: 'work', number: '+1 555 0100', code: '481920', triesLeft: 5 };
const shown: Partial<CardData['status']> = { canCancel: false, canRevoke: true, until: at('13:52') };
const ordinary = [
  { strong: 1, supporting: 0, including: [] },
  { strong: 0, supporting: 2, including: ['managerVouch'] },
];
const over: Partial<CardData['status']> = { stage: 'closed', canCancel: false };

/** The technician's card from the first fact to every end. */
export const statusSamples = looksOf(
  'status',
  {
    request,
    stage: 'verifying',
    outcome: '',
    because: '',
    evidence: [vouched, called],
    callBack: undefined,
    missing: [],
    withheld: [],
    proofs: [],
    canAskAttester: false,
    canCompareVideo: false,
    contacts: { left: 0, asked: false },
    presentation: undefined,
    approvals: { given: 0, needed: 1, asked: ['C. Approver', 'E. Approver'], by: [] },
    openers: [],
    readyLink: '',
    until: '',
    registered: [],
    lack: '',
    unreached: [],
    canCancel: true,
    canRevoke: false,
    problem: undefined,
  },
  {
    'verifying, and the manager could not be told': {
      evidence: [waiting, toCall],
      callBack: call,
      unreached: ['D. Manager'],
    },
    'verifying, nothing known yet': { evidence: [waiting, toCall], callBack: call, canAskAttester: true },
    'verifying, an ordinary account': {
      evidence: [waiting, toCall],
      callBack: call,
      missing: ordinary,
      canAskAttester: true,
      canCompareVideo: true,
    },
    'verifying, a sensitive account whose manager is new': {
      request: { ...request, class: 'sensitive' },
      evidence: [toCall],
      callBack: call,
      missing: [{ strong: 1, supporting: 1, including: [] }],
      withheld: [{ kind: 'managerVouch', because: 'managerChanged', days: 3 }],
      canAskAttester: true,
      canCompareVideo: true,
    },
    'verifying, two recovery contacts': {
      evidence: [waiting, toCall],
      callBack: call,
      missing: ordinary,
      contacts: { left: 2, asked: false },
      canAskAttester: true,
      canCompareVideo: true,
    },
    'verifying, one recovery contact is silent': {
      evidence: [vouched, { kind: 'recoveryContact', state: 'waiting', by: 'F. Colleague', at: '' }],
      missing: [{ strong: 0, supporting: 1, including: [] }],
      withheld: [{ kind: 'callBack', because: 'phoneChanged', days: 3 }],
      contacts: { left: 1, asked: true },
      canAskAttester: true,
    },
    'verifying, the recovery contacts are new': {
      evidence: [waiting, toCall],
      callBack: call,
      withheld: [{ kind: 'recoveryContact', because: 'contactNew', days: 3 }],
      canAskAttester: true,
    },
    'verifying, a key or a push may still work': {
      evidence: [waiting],
      missing: ordinary,
      proofs: [
        { kind: 'strongSignIn', url: 'https://desk.example/prove/TAP-7K3F9M/key' },
        { kind: 'numberMatch', url: 'https://desk.example/prove/TAP-7K3F9M/push' },
      ],
      canAskAttester: true,
    },
    'verifying, a privileged account': {
      request: { ...request, class: 'privileged', opener: 'securityApprover', openerName: '' },
      evidence: [{ kind: 'inPerson', state: 'passed', by: 'E. Attester', at: at('13:05') }],
      missing: [{ strong: 1, supporting: 0, including: [] }],
      canAskAttester: true,
    },
    'verifying, nothing but a meeting is left': {
      evidence: [],
      missing: ordinary,
      withheld: [
        { kind: 'callBack', because: 'phoneChanged', days: 3 },
        { kind: 'managerVouch', because: 'noManager', days: 0 },
      ],
      canAskAttester: true,
      canCompareVideo: true,
    },
    'verifying, the manager vouched': { evidence: [vouched, toCall], callBack: call, canAskAttester: true },
    'verifying, the wrong code': {
      evidence: [waiting, toCall],
      callBack: { ...call, triesLeft: 4 },
      canAskAttester: true,
      problem: problem('readBackWrong', { left: '4' }),
    },
    'verifying, the manager said no': { evidence: [notVouched, called], canAskAttester: true },
    'verifying, Verified ID on offer': {
      evidence: [waiting, toCall],
      presentation: { state: 'offered', address: '', until: '', canAsk: true },
    },
    'verifying, Verified ID awaited': { evidence: [waiting, toCall], presentation: presenting },
    'verifying, Verified ID scanned': {
      evidence: [waiting, toCall],
      presentation: { ...presenting, state: 'scanned' },
    },
    'verifying, Verified ID not confirmed': {
      evidence: [waiting, notPresented, toCall],
      presentation: { ...presenting, state: 'failed', canAsk: true },
    },
    'verifying, Verified ID not shown in time': {
      evidence: [waiting, toCall],
      presentation: { ...presenting, state: 'lapsed', canAsk: true },
    },
    'waiting for approval, somebody else could open': {
      stage: 'awaitingApproval',
      openers: ['manager', 'staff', 'technicianByPhone'],
    },
    'approvers being found': {
      stage: 'awaitingApproval',
      approvals: { given: 0, needed: 1, asked: [], by: [] },
    },
    'waiting for approval': { stage: 'awaitingApproval' },
    'waiting for the second approval': {
      stage: 'awaitingApproval',
      approvals: { given: 1, needed: 2, asked: ['C. Approver', 'E. Approver'], by: ['C. Approver'] },
    },
    preparing: { stage: 'preparing' },
    prepared: {
      stage: 'prepared',
      until: at('17:09'),
      readyLink: 'https://desk.example.com/ready/TAP-7K3F9M',
    },
    ready: { stage: 'ready', until: at('13:35'), readyLink: 'https://desk.example.com/ready/TAP-7K3F9M' },
    'the pass was shown': { ...shown, stage: 'handedOver' },
    used: { ...shown, stage: 'used' },
    closing: { stage: 'closing', outcome: 'completed', canCancel: false, registered: ['Passkey'] },
    completed: { ...over, outcome: 'completed', registered: ['Passkey (A. Phone)'], lack: 'oneKey' },
    unregistered: { ...over, outcome: 'unregistered' },
    unused: { ...over, outcome: 'unused' },
    denied: { ...over, outcome: 'denied' },
    cancelled: { ...over, outcome: 'cancelled', because: 'person' },
    'lapsed for want of a decision': { ...over, outcome: 'lapsed', because: 'approvalLate' },
    'revoked because the pass is gone': { ...over, outcome: 'revoked', because: 'passGone' },
    contained: { ...over, outcome: 'contained', because: 'contained' },
  },
);
