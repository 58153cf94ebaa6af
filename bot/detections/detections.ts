import type { RuleId } from '../../services/alerts/ruleIds';
import type { Detection } from './detection';
import { before } from './rules/before';
import { identities } from './rules/identities';
import { issuing } from './rules/issuing';
import { ofDesk } from './rules/ofDesk';
import { signIns } from './rules/signIns';
import { using } from './rules/using';

/** Every rule of the desk, as it is said to others. */
export const detections: Readonly<Record<RuleId, Detection>> = {
  ...issuing,
  ...identities,
  ...before,
  ...using,
  ...signIns,
  ...ofDesk,
};
