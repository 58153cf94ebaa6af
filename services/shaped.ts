import type { z } from 'zod/v4';

/**
 * Reads outside data by its shape; undefined when it has another. What the reading itself stumbles over has another too:
 * zod compares the `length` of things that are no text, and that can be an object which cannot be compared.
 */
export function shaped<Shape extends z.ZodType>(shape: Shape, value: unknown): z.output<Shape> | undefined {
  try {
    const parsed = shape.safeParse(value);
    return parsed.success ? parsed.data : undefined;
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}
