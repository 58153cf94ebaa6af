import type { SubjectFacts } from './facts';
import type { SubjectClass } from './terms';

/**
 * Whether no Conditional Access holds a privileged pass of this subject to a device or a place (the guide's part 2.2):
 * such a pass, stolen, would open the tenant from anywhere. Other passes need none.
 */
export function isUnrestricted({ restrictedBy = [] }: SubjectFacts, judged: SubjectClass): boolean {
  return judged === 'privileged' && restrictedBy.length === 0;
}
