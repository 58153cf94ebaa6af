/** A line that guards something, what it becomes when it is taken out, and the test that has to notice. */
export interface Guard {
  readonly guards: string;
  readonly file: string;
  readonly from: string;
  readonly to: string;
  /** A path or a part of one, as jest takes it. */
  readonly test: string;
  /** Only the tests of that file whose names fit. */
  readonly only?: string;
  /** Takes a story of seconds; tried before a release, with `--all`, and when it is named. */
  readonly slow?: true;
}
