/** The lanes in which the tenant limits calls, as far as the desk meets them. */
export const graphLanes = ['methods', 'logs', 'batch', 'directory'] as const;
export type GraphLane = (typeof graphLanes)[number];

/** One call to the tenant that has ended: its lane, how it ended, and how long it took (ms). */
export interface GraphCall {
  readonly lane: GraphLane;
  readonly ended: 'answered' | 'refused' | 'throttled' | 'failed' | 'unreachable';
  readonly ms: number;
}
