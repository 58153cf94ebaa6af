/** A recovery as a person would keep it on paper: written anew, with nothing of the product's core. Times in minutes. */
export interface PlainCase {
  stage: 'none' | 'verifying' | 'awaitingApproval' | 'prepared' | 'ready' | 'handedOver' | 'used' | 'closed';
  now: number;
  openedAt: number;
  /** The manager's answer. */
  vouched: { readonly yes: boolean; readonly at: number } | undefined;
  calledAt: number | undefined;
  wrongReadBacks: number;
  submittedAt: number | undefined;
  approvedAt: number | undefined;
  readyUntil: number;
  wrongCodes: number;
  shown: number;
  shownAt: number;
  usedAt: number;
  /** Over all cases of this person: proofs that failed, and cases that ended unproven. */
  failed: number;
  abandoned: number;
}

const limits = { verify: 60, evidence: 30, wait: 120, holds: 240, window: 15, pass: 30, register: 10 };

/** Before anything happened. */
export function nothingYet(now = 0): PlainCase {
  return {
    stage: 'none',
    now,
    openedAt: 0,
    vouched: undefined,
    calledAt: undefined,
    wrongReadBacks: 0,
    submittedAt: undefined,
    approvedAt: undefined,
    readyUntil: 0,
    wrongCodes: 0,
    shown: 0,
    shownAt: 0,
    usedAt: 0,
    failed: 0,
    abandoned: 0,
  };
}

/** Whether both proofs are there and none is too old. */
export function proven({ vouched, calledAt, now }: PlainCase): boolean {
  return (
    vouched?.yes === true && calledAt !== undefined && Math.min(vouched.at, calledAt) + limits.evidence > now
  );
}

/** After a proof was given: complete evidence goes to the approvers by itself. */
export function submitted(plain: PlainCase): void {
  if (!proven(plain)) return;
  plain.stage = 'awaitingApproval';
  plain.submittedAt = plain.now;
}

/** The window in which the pass can be opened, never longer than the approval holds. */
export function opened(plain: PlainCase): void {
  plain.stage = 'ready';
  plain.readyUntil = Math.min(plain.now + limits.window, (plain.approvedAt ?? 0) + limits.holds);
}

/** The end of a case, whatever brought it about. */
export function closed(plain: PlainCase): void {
  if (plain.stage !== 'closed' && plain.submittedAt === undefined) plain.abandoned += 1;
  plain.stage = 'closed';
}

/** What time alone brings about. */
export function timePassed(plain: PlainCase, minutes: number): void {
  plain.now += minutes;
  const since = (at: number, limit: number): boolean => plain.now >= at + limit;
  const { stage } = plain;
  const expired = since(plain.shownAt, limits.pass);
  const over =
    (stage === 'verifying' && since(plain.openedAt, limits.verify)) ||
    (stage === 'awaitingApproval' && since(plain.submittedAt ?? 0, limits.wait)) ||
    ((stage === 'prepared' || stage === 'ready') && since(plain.approvedAt ?? 0, limits.holds)) ||
    (stage === 'handedOver' && expired) ||
    (stage === 'used' && expired && since(plain.usedAt, limits.register));
  if (over) closed(plain);
  else if (stage === 'ready' && plain.now >= plain.readyUntil) plain.stage = 'prepared';
}
