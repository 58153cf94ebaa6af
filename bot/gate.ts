import { z } from 'zod/v4';
import { readActivity } from './activity';
import type { HeardActivity } from './activity';
import type { HttpRequest } from './http';

/** What the gate must know to tell Teams from everything else. */
export interface GateSettings {
  readonly botId: string;
  readonly tenantId: string;
  readonly tokenIssuer: string;
  readonly connectorHosts: readonly string[];
  /** Machine time in ms. */
  readonly now: () => number;
}

const depthLimit = 32;
const skewMs = 5 * 60_000;
const tokenLifeMs = 65 * 60_000;

const claimsShape = z.object({
  iss: z.string(),
  aud: z.string(),
  serviceurl: z.string(),
  exp: z.number(),
  nbf: z.number().optional(),
});
/**
 * Stands before the adapter, because the SDK accepts more than Teams: it wants a token whose claims are exactly the
 * channel's, and an activity from the home tenant by an allowed connector. Returns the status of a refusal otherwise; what is in order and
 * asks for nothing that the bot does is answered with 200, or 501 where something else is invoked.
 */
export function gate(
  request: HttpRequest,
  settings: GateSettings,
): HeardActivity | 200 | 400 | 401 | 403 | 415 | 501 {
  if (!/^application\/json\b/i.test(request.headers['content-type'] ?? '')) return 415;
  const claims = tokenClaims(request.headers['authorization']);
  if (claims === undefined || !channelClaims(claims, settings)) return 401;
  const read = parseActivity(request.body);
  if (read === undefined) return 400;
  const activity = 'heard' in read ? read.heard : read.other;
  if (activity.serviceUrl !== claims.serviceurl) return 401;
  if (!allowedConnector(activity.serviceUrl, settings.connectorHosts)) return 403;
  const tenants = [activity.conversation.tenantId, activity.channelData.tenant.id];
  if (!tenants.every((id) => id.toLowerCase() === settings.tenantId.toLowerCase())) return 403;
  if ('heard' in read) return read.heard;
  return activity.type === 'invoke' ? 501 : 200;
}

/** Whether a service address is https on an allowed connector host, with no user, no trailing dot and no look-alike. */
export function allowedConnector(serviceUrl: string, hosts: readonly string[]): boolean {
  if (!URL.canParse(serviceUrl)) return false;
  const url = new URL(serviceUrl);
  const plain = url.protocol === 'https:' && url.username === '' && url.password === '';
  return plain && hosts.some((host) => host === url.host || host === url.hostname);
}

function channelClaims(claims: z.infer<typeof claimsShape>, settings: GateSettings): boolean {
  const now = settings.now();
  return (
    claims.iss === settings.tokenIssuer &&
    claims.aud.toLowerCase() === settings.botId.toLowerCase() &&
    claims.serviceurl !== '' &&
    claims.exp * 1000 > now - skewMs &&
    claims.exp * 1000 <= now + tokenLifeMs + skewMs &&
    (claims.nbf ?? 0) * 1000 <= now + skewMs
  );
}

function tokenClaims(authorization: string | undefined): z.infer<typeof claimsShape> | undefined {
  const [, header, payload] =
    /^Bearer ([\w-]{1,4096})\.([\w-]{1,8192})\.[\w-]{1,4096}$/.exec(authorization ?? '') ?? [];
  if (header === undefined || payload === undefined) return undefined;
  const algorithm = z.object({ alg: z.literal('RS256'), kid: z.string() }).safeParse(decoded(header));
  const claims = claimsShape.safeParse(decoded(payload));
  return algorithm.success && claims.success ? claims.data : undefined;
}

function decoded(part: string): unknown {
  return parsed(Buffer.from(part, 'base64url').toString('utf8'));
}

function parseActivity(body: string): ReturnType<typeof readActivity> {
  return shallow(body) ? readActivity(parsed(body)) : undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Counts brackets before parsing, so that a deeply nested body costs nothing. */
function shallow(body: string): boolean {
  let depth = 0;
  let quoted = false;
  for (let at = 0; at < body.length; at += 1) {
    const char = body[at];
    if (quoted && char === '\\') at += 1;
    else if (char === '"') quoted = !quoted;
    else if (!quoted && (char === '{' || char === '[')) depth += 1;
    else if (!quoted && (char === '}' || char === ']')) depth -= 1;
    if (depth > depthLimit) return false;
  }
  return true;
}
