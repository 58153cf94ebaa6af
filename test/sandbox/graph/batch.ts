import type { DoubleHandler, DoubleRequest, DoubleResponse } from '../httpsDouble';
import { graphError } from './errors';

interface Step {
  readonly id: string;
  readonly method: string;
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: object;
  readonly dependsOn?: readonly string[];
}

const atMost = 20;

/** Answers `$batch`: each step through the same handler, in any order; the outer 200 says nothing of the steps. */
export async function answerBatch(request: DoubleRequest, handler: DoubleHandler): Promise<DoubleResponse> {
  const steps = stepsOf(request.body);
  const ids = new Set(steps.map((step) => step.id));
  if (steps.length === 0 || steps.length > atMost || ids.size !== steps.length)
    return graphError(400, 'BadRequest', 'Invalid batch payload format.');
  const answered = new Map<string, DoubleResponse>();
  for (const step of steps) {
    const failed = (step.dependsOn ?? []).some((id) => (answered.get(id)?.status ?? 424) >= 400);
    answered.set(
      step.id,
      failed
        ? graphError(424, 'FailedDependency', 'A step that this one depends on failed.')
        : await handler(asRequest(request, step)),
    );
  }
  const responses = [...answered].map(([id, { status, headers, body }]) => ({
    id,
    status,
    headers: { 'Content-Type': 'application/json', ...headers },
    body,
  }));
  return { status: 200, body: { responses: responses.reverse() } };
}

function stepsOf(body: string): readonly Step[] {
  try {
    return (JSON.parse(body) as { requests?: readonly Step[] }).requests ?? [];
  } catch {
    return [];
  }
}

/** A step has the caller of the whole batch. */
function asRequest({ url, headers }: DoubleRequest, step: Step): DoubleRequest {
  const { authorization = '' } = headers;
  return {
    method: step.method,
    url: new URL(`/v1.0/${step.url.replace(/^\//, '')}`, url),
    headers: { ...step.headers, authorization },
    body: step.body === undefined ? '' : JSON.stringify(step.body),
  };
}
