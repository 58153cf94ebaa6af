import { Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';
import type { Figures } from '../../services/figures';
import type { GraphCall } from '../../services/graphCalls';
import { parts } from '../../services/health';
import type { Health } from '../../services/health';
import { stages } from '../../services/requests/request';
import type { Pressed } from './endedAs';

/** What is measured as it happens, and all of it as Prometheus reads it; labels come from closed lists. */
export interface Metrics {
  readonly graphCall: (call: GraphCall) => void;
  pressed(verb: string, ended: Pressed, ms: number): void;
  /** The text for Prometheus, with the counts of the books as they are now. */
  text(health: Health, count: () => Promise<Figures>): Promise<string>;
}

const seconds = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** Every metric of the process. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const gauge = (name: string, help: string, ...labelNames: string[]): Gauge =>
    new Gauge({ name, help, labelNames, registers });
  const graph = new Histogram({
    name: 'tap_desk_graph_seconds',
    help: 'Calls to Graph by lane and how they ended.',
    labelNames: ['lane', 'ended'],
    buckets: seconds,
    registers,
  });
  const presses = new Histogram({
    name: 'tap_desk_press_seconds',
    help: 'Card presses, from the gate to the answer.',
    labelNames: ['verb', 'ended'],
    buckets: seconds,
    registers,
  });
  const up = gauge('tap_desk_part_up', 'Whether a part that issuing rests on is there.', 'part');
  const cases = gauge('tap_desk_cases', 'Open cases by stage.', 'stage');
  const due = gauge('tap_desk_jobs_due', 'Jobs that are due.', 'lane');
  const lag = gauge('tap_desk_job_lag_seconds', 'For how long the oldest due job has waited.', 'lane');
  const failing = gauge('tap_desk_jobs_failing', 'Jobs that failed five times or more.', 'lane');
  const passes = gauge('tap_desk_live_passes', 'Passes that were shown and are being watched.');
  const overdue = gauge('tap_desk_overdue_passes', 'Watched passes whose last moment is over.');
  const stuck = gauge('tap_desk_stuck_cases', 'Open cases of which a step fails again and again.');
  const unsealed = gauge(
    'tap_desk_unsealed_seconds',
    'How long the oldest entry of the trail has waited for its seal.',
  );
  const books = [cases, due, lag, failing, passes, overdue, stuck, unsealed];

  const show = (figures: Figures): void => {
    for (const stage of stages.filter((one) => one !== 'closed'))
      cases.set({ stage }, figures.cases[stage] ?? 0);
    for (const [lane, one] of Object.entries(figures.lanes)) {
      due.set({ lane }, one.due);
      lag.set({ lane }, one.lagSeconds);
      failing.set({ lane }, one.failing);
    }
    passes.set(figures.livePasses);
    overdue.set(figures.overdue);
    stuck.set(figures.stuck);
    unsealed.set(figures.unsealedSeconds);
  };

  return {
    graphCall({ lane, ended, ms }) {
      graph.observe({ lane, ended }, ms / 1_000);
    },
    pressed(verb, ended, ms) {
      presses.observe({ verb, ended }, ms / 1_000);
    },
    async text(health, count) {
      try {
        show(await count());
      } catch {
        // Numbers that are no longer true are not shown; that the store is out is.
        for (const one of books) one.reset();
      }
      const out = health.out();
      for (const part of parts) up.set({ part }, out.includes(part) ? 0 : 1);
      return await registry.metrics();
    },
  };
}
