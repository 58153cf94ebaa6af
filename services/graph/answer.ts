import type { z } from 'zod/v4';
import { Fault } from '../faults';
import { shaped } from '../shaped';

/** An answer of Graph in the shape that was asked for. Throws Fault GRAPH_ANSWER for any other. */
export function readAs<Shape extends z.ZodType>(shape: Shape, answer: unknown): z.infer<Shape> {
  const read = shaped(shape, answer);
  if (read === undefined) throw new Fault('GRAPH_ANSWER', { retryable: true });
  return read;
}
