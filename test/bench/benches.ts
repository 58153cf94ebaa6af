import type { Bench } from './bench';
import { auditBench } from './benches/audit';
import { dayBench } from './benches/day';
import { handoverBench } from './benches/handover';
import { logsBench } from './benches/logs';
import { openBench } from './benches/open';
import { pressBench } from './benches/press';
import { reviewBench } from './benches/review';
import { soakBench } from './benches/soak';
import { startBench } from './benches/start';

/** Every bench, by the name with which it is asked for, in the order in which all are run. */
export const benches: Readonly<Record<string, Bench>> = {
  press: pressBench,
  handover: handoverBench,
  day: dayBench,
  soak: soakBench,
  logs: logsBench,
  open: openBench,
  review: reviewBench,
  start: startBench,
  audit: auditBench,
};
