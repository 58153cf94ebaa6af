/** The movable clock of the sandbox: machine time plus an offset in ms. */
export interface Clock {
  now(): Date;
  offsetMs(): number;
  move(ms: number): void;
}

/** A clock that starts at machine time. */
export function createClock(): Clock {
  let offset = 0;
  return {
    now: () => new Date(Date.now() + offset),
    offsetMs: () => offset,
    move(ms) {
      offset += ms;
    },
  };
}
