/** What a process under test is asked by the bench, and what it answers. */
export type Answers = Readonly<Record<string, (input: never) => unknown>>;

interface Question {
  readonly id: number;
  readonly what: string;
  readonly input: unknown;
}

/** Answers what the parent asks over the channel between the processes; ends with the parent. */
export function answering(answers: Answers): void {
  process.on('message', (question: Question) => {
    const { id, what, input } = question;
    void (async () => {
      try {
        process.send?.({ id, answer: await answers[what]?.(input as never) });
      } catch (error) {
        process.send?.({
          id,
          error: error instanceof Error ? (error.stack ?? error.message) : String(error),
        });
      }
    })();
  });
  process.on('disconnect', () => process.exit(0));
  process.send?.({ id: 0, answer: undefined });
}
