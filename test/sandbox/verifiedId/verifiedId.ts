import { randomUUID } from 'node:crypto';
import type { Clock } from '../clock';
import { startDouble } from '../httpsDouble';
import type { Double, DoubleRequest, DoubleResponse } from '../httpsDouble';
import type { Login } from '../login/login';
import { presentRole, verifiedIdAudience } from '../people';
import type { Recorder } from '../recorder';
import { route } from '../routes';
import { errorOf, fits, verifiedData } from './callbacks';
import type { Credential } from './credential';
import { pictureOf } from './picture';
import { refusal, requestShape } from './request';
import type { Pending } from './request';
import { walletRoutes } from './walletPages';
import type { Showing, Wallet } from './walletPages';

/** A word of the service to the relying party: its body, and its headers as they were. */
export interface Post {
  readonly body: Readonly<Record<string, unknown>>;
  readonly apiKey: string;
}

/** Entra Verified ID of the sandbox: the Request Service, and what wallets do with its requests. */
export interface VerifiedIdDouble extends Double, Wallet {
  /** Everything that was posted back, oldest first. */
  readonly posts: readonly Post[];
  /** Posts to the product whatever somebody likes, as the service would. */
  post(pending: Pending, post: Partial<Post>): Promise<number>;
}

const minutes = 5;

/** Starts the service; its requests live on the clock of the sandbox. */
export async function startVerifiedId(
  recorder: Recorder,
  clock: Clock,
  login: Login,
  port?: number,
): Promise<VerifiedIdDouble> {
  const requests: Pending[] = [];
  const posts: Post[] = [];

  async function mayAsk({ headers }: DoubleRequest): Promise<number> {
    const token = /^Bearer (.+)$/.exec(headers['authorization'] ?? '')?.[1] ?? '';
    const claims = await login.signer.verify(token).catch(() => undefined);
    if (claims?.aud !== verifiedIdAudience) return 401;
    return (claims['roles'] as readonly string[]).includes(presentRole) ? 200 : 403;
  }

  async function create(request: DoubleRequest): Promise<DoubleResponse> {
    const status = await mayAsk(request);
    if (status !== 200) return refusal(status, 'unauthorized', 'unauthorized', '');
    const parsed = requestShape.safeParse(JSON.parse(request.body));
    if (!parsed.success)
      return refusal(
        400,
        'badRequest',
        'badOrMissingField',
        parsed.error.issues[0]?.path.map(String).join('.') ?? '',
      );
    const id = randomUUID();
    const link = `openid-vc://?request_uri=${encodeURIComponent(`${double.url}/v1.0/presentationRequests/${id}`)}`;
    const expiresAt = clock.now().getTime() + minutes * 60_000;
    requests.push({ id, asked: parsed.data, link, expiresAt, state: 'waiting' });
    return {
      status: 201,
      body: {
        requestId: id,
        url: link,
        expiry: Math.floor(expiresAt / 1000),
        ...(parsed.data.includeQRCode === true ? { qrCode: pictureOf(link) } : {}),
      },
    };
  }

  /** The request behind a link, as long as it can be answered. */
  function open(link: string): Pending | undefined {
    const found = requests.find((one) => one.link === link);
    return found !== undefined && found.state !== 'done' && found.expiresAt > clock.now().getTime()
      ? found
      : undefined;
  }

  async function post({ id, asked }: Pending, { body = {}, apiKey }: Partial<Post>): Promise<number> {
    const sent = {
      body: { requestId: id, state: asked.callback.state, ...body },
      apiKey: apiKey ?? asked.callback.headers['api-key'] ?? '',
    };
    posts.push(sent);
    const response = await fetch(asked.callback.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'api-key': sent.apiKey },
      body: JSON.stringify(sent.body),
    });
    return response.status;
  }

  async function scan(link: string): Promise<number | undefined> {
    const pending = open(link);
    if (pending === undefined) return undefined;
    pending.state = 'scanned';
    return await post(pending, { body: { requestStatus: 'request_retrieved' } });
  }

  async function show(
    link: string,
    credential: Credential,
    { score = 95, careless = false }: Showing = {},
  ): Promise<number | undefined> {
    const pending = open(link);
    if (pending === undefined || (!careless && !fits(pending.asked, credential))) return undefined;
    pending.state = 'done';
    const error = careless ? undefined : errorOf(pending.asked, credential, score);
    return await post(pending, {
      body:
        error === undefined
          ? {
              requestStatus: 'presentation_verified',
              ...verifiedData(pending.asked, credential, score, clock),
            }
          : { requestStatus: 'presentation_error', error },
    });
  }

  const routes = [
    { method: 'POST', path: /^\/v1\.0\/verifiableCredentials\/createPresentationRequest$/, answer: create },
    ...walletRoutes({ requests, open, scan, show }),
  ];
  const double = await startDouble(
    'verifiedId',
    (request) => route(routes, request)?.() ?? { status: 404, body: '' },
    { recorder, ...(port === undefined ? {} : { port }) },
  );
  return { ...double, requests, open, posts, scan, show, post };
}
