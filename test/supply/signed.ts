import { z } from 'zod/v4';
import { unreachable } from './unreachable';

const wrong = z.object({ name: z.string(), version: z.string() });
const report = z.object({ invalid: z.array(wrong), missing: z.array(wrong) });
const failure = z.object({ error: z.object({ code: z.string().nullish(), summary: z.string() }) });

/** What `npm audit signatures --json` finds wrong with what is installed, or why it could not ask. Throws when it is neither. */
export function signed(json: string): readonly string[] | { readonly unreachable: string } {
  const answer: unknown = JSON.parse(json);
  const failed = failure.safeParse(answer);
  if (failed.success) {
    const { code, summary } = failed.data.error;
    const [, status] = /^E([45]\d\d)$/.exec(code ?? '') ?? [];
    if (unreachable(`${code ?? ''} ${summary}`, status === undefined ? undefined : Number(status)))
      return { unreachable: summary };
  }
  const { invalid, missing } = report.parse(answer);
  const named = (what: string) => (one: z.infer<typeof wrong>) => `${one.name}@${one.version} ${what}`;
  return [...invalid.map(named('has a wrong signature')), ...missing.map(named('has no signature'))];
}
