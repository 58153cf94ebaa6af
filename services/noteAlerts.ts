import type { Log } from './log';
import type { Raise } from './monitor';

const knownAtMost = 10_000;

/** Writes each alert to the log once, and each rule whenever it goes blind. */
export function noteAlerts(log: Log): Raise {
  const known = new Set<string>();
  let unseeing = new Set<string>();
  return (alerts, blind) => {
    for (const { key, rule, severity } of alerts) {
      if (known.has(key)) continue;
      if (known.size >= knownAtMost) known.clear();
      known.add(key);
      log.warn('alert:found', { rule, severity, alert: key });
    }
    const now = new Set(blind.map(({ rule, lacks }) => `${rule.id} without ${lacks.join(', ')}`));
    for (const rule of now) if (!unseeing.has(rule)) log.warn('alert:blind', { rule });
    unseeing = now;
    return Promise.resolve();
  };
}
