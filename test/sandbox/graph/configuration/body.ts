import type { z } from 'zod/v4';
import type { DoubleRequest, DoubleResponse } from '../../httpsDouble';
import { graphError } from '../errors';

/** Reads a body strictly and hands it on; anything that Graph does not document is refused with what is wrong. */
export function withBody<Shape extends z.ZodType>(
  request: DoubleRequest,
  shape: Shape,
  use: (body: z.infer<Shape>) => DoubleResponse,
): DoubleResponse {
  let json: unknown;
  try {
    json = JSON.parse(request.body);
  } catch {
    return graphError(400, 'BadRequest', 'Unable to read JSON request payload.');
  }
  const parsed = shape.safeParse(json);
  if (parsed.success) return use(parsed.data);
  const [issue] = parsed.error.issues;
  return graphError(400, 'BadRequest', `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'invalid'}`);
}

/** A route below v1.0. */
export function at(
  method: string,
  path: string,
  answer: (request: DoubleRequest, ...parts: string[]) => DoubleResponse,
): { readonly method: string; readonly path: RegExp; readonly answer: typeof answer } {
  return { method, path: new RegExp(`^/v1\\.0${path}$`), answer };
}
