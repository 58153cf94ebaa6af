import { z } from 'zod/v4';

/** Under which key the books keep the connector's address, once Teams was heard. */
export const heardKey = 'service';

const claims = z.looseObject({ roles: z.array(z.string()).optional() });

/** The application permissions that a token carries: what was really granted. Nothing of the token is kept. */
export function rolesIn(token: string): readonly string[] {
  try {
    const body = Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8');
    return claims.parse(JSON.parse(body)).roles ?? [];
  } catch {
    return [];
  }
}

/** Reads published metadata; what is wrong with it, empty when it has this field. */
export async function readMetadata(url: string, field: string): Promise<string> {
  const answer = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(10_000) }).catch(
    () => undefined,
  );
  if (answer === undefined) return 'not reached';
  if (!answer.ok) return `HTTP ${answer.status}`;
  const said = (await answer.json()) as Readonly<Record<string, unknown>>;
  return typeof said[field] === 'string' ? '' : `no ${field}`;
}
