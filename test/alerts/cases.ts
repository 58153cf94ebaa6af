import type { Person } from '../../services/policy/facts';
import type { Attempt, Request } from '../../services/requests/request';
import { Play } from '../requests/play';
import { approver, at, requester, subject } from '../requests/examples';

const ended = new Play().handedOver();
ended.observe(6, 'used');
ended.observe(8, 'used', [{ kind: 'passkey' }]);
for (const kind of ['passDeleted', 'left', 'closed'] as const)
  ended.put({ kind: 'record', happening: { kind } }, 9);
const model = ended.request;
const [modelAttempt] = model.attempts;
if (modelAttempt === undefined) throw new Error('the model has no attempt');

const aPass: Attempt = modelAttempt;

/** Who took part in a case of the examples, when it was opened (minutes after their start), and what is bent. */
export interface CaseParts {
  readonly name?: string;
  readonly subject?: Person;
  readonly requester?: Person;
  readonly approver?: Person;
  readonly opened?: number;
  readonly more?: Partial<Request>;
  readonly attempt?: Partial<Attempt>;
}

/** A case that went well: opened, pass made four minutes later, used at six, passkey at eight, closed at nine. */
export function endedCase(parts: CaseParts = {}): Request {
  const { name = 'case', opened = 0 } = parts;
  const attempt: Attempt = {
    ...aPass,
    passId: `pass-${name}`,
    intendedAt: at(opened + 4),
    shownAt: at(opened + 4),
    expiresAt: at(opened + 34),
    ...parts.attempt,
  };
  return {
    ...model,
    id: name,
    subject: parts.subject ?? subject,
    requester: parts.requester ?? requester,
    openedAt: at(opened),
    updatedAt: at(opened + 9),
    submittedAt: at(opened + 1),
    approvals: model.approvals.map((one) => ({
      ...one,
      approver: parts.approver ?? approver,
      at: at(opened + 2),
    })),
    attempts: [attempt],
    usedAt: at(opened + 6),
    closedAt: at(opened + 9),
    ...parts.more,
  };
}

/** The same case while its pass is out: shown and not yet used. */
export function liveCase(parts: CaseParts = {}): Request {
  return endedCase({
    ...parts,
    attempt: { gone: false, ...parts.attempt },
    more: {
      stage: 'handedOver',
      membership: 'member',
      usedAt: undefined,
      registered: [],
      outcome: undefined,
      closedAt: undefined,
      ...parts.more,
    },
  });
}
