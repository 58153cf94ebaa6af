import type { Stage } from './requests/request';

/** How a lane of jobs stands: how many are due, for how long the oldest of them (s), and how many failed again and again. */
export interface LaneFigures {
  readonly due: number;
  readonly lagSeconds: number;
  readonly failing: number;
}

/** What the desk's books count, for whoever watches over it; no person and no id. */
export interface Figures {
  /** Open cases by stage; a stage without any is left out. */
  readonly cases: Readonly<Partial<Record<Stage, number>>>;
  readonly lanes: Readonly<Record<'revoking' | 'telling' | 'other', LaneFigures>>;
  /** Passes that were shown and are being watched. */
  readonly livePasses: number;
  /** Of these, those whose last moment is over. */
  readonly overdue: number;
  /** Open cases of which a step failed so often that somebody was told. */
  readonly stuck: number;
  /** How long the oldest entry of the trail has waited for its seal (s), 0 when there is none. */
  readonly unsealedSeconds: number;
}
