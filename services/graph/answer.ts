import type { z } from 'zod/v4';
import { Fault } from '../faults';

/** An answer of Graph in the shape that was asked for. Throws Fault GRAPH_ANSWER for any other. */
export function readAs<Shape extends z.ZodType>(shape: Shape, answer: unknown): z.infer<Shape> {
  const parsed = shape.safeParse(answer);
  if (!parsed.success) throw new Fault('GRAPH_ANSWER', { retryable: true });
  return parsed.data;
}
