/** What is to be written in one commit, by whom, and what is answered to whoever asked. */
export interface Change<T, Happened> {
  readonly events: readonly Happened[];
  readonly by: string;
  readonly answer: T;
}
