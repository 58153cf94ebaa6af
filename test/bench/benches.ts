import type { Bench } from './bench';
import { auditBench } from './benches/audit';
import { pressBench } from './benches/press';
import { reviewBench } from './benches/review';

/** Every bench, by the name with which it is asked for, in the order in which all are run. */
export const benches: Readonly<Record<string, Bench>> = {
  press: pressBench,
  review: reviewBench,
  audit: auditBench,
};
