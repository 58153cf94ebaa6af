/** How a clock goes: from an offset (ms) at a moment of the machine (ms) on, so many times as fast as the machine's. */
export interface Course {
  readonly offset: number;
  readonly since: number;
  readonly times: number;
}

/** How far a clock on this course is from machine time now, in ms. */
export function offsetOn({ offset, since, times }: Course): number {
  return offset + (Date.now() - since) * (times - 1);
}

/** The movable clock of the sandbox: machine time plus an offset in ms. */
export interface Clock {
  now(): Date;
  offsetMs(): number;
  move(ms: number): void;
  /** Lets time pass so many times as fast from now on. */
  run(times: number): void;
  /** For whoever keeps the same time in another process. */
  course(): Course;
}

/** A clock that starts at machine time. */
export function createClock(): Clock {
  let course: Course = { offset: 0, since: Date.now(), times: 1 };
  const offsetMs = (): number => offsetOn(course);
  return {
    now: () => new Date(Date.now() + offsetMs()),
    offsetMs,
    move(ms) {
      course = { ...course, offset: course.offset + ms };
    },
    run(times) {
      course = { offset: offsetMs(), since: Date.now(), times };
    },
    course: () => course,
  };
}
