import { tokenSource } from '../../services/graph/credentials';
import type { Presentations } from '../../services/presentations';
import { Secret } from '../../services/secret';
import { createVerifiedId } from '../../services/verifiedId/verifiedId';
import type { VerifiedIdSettings } from '../../services/verifiedId/verifiedId';
import { createClock } from '../sandbox/clock';
import type { Clock } from '../sandbox/clock';
import { startLogin } from '../sandbox/login/login';
import type { Login } from '../sandbox/login/login';
import { apps, tenantId } from '../sandbox/people';
import { createRecorder } from '../sandbox/recorder';
import type { Recorder } from '../sandbox/recorder';
import { issuers } from '../sandbox/verifiedId/credential';
import { startVerifiedId } from '../sandbox/verifiedId/verifiedId';
import type { VerifiedIdDouble } from '../sandbox/verifiedId/verifiedId';

/** The adapter in front of a fresh simulated service, and what passed between them. */
export interface VerifiedIdStage {
  readonly presentations: Presentations;
  readonly double: VerifiedIdDouble;
  readonly recorder: Recorder;
  readonly clock: Clock;
  close(): Promise<void>;
}

/** What is asked for in the tests; nobody listens at the callback. */
export const asking = {
  authority: issuers.ours,
  issuers: [issuers.ours],
  type: 'VerifiedEmployee',
  claim: 'revocationId',
  callbackUrl: 'https://desk.example/verifiedid/callback',
  clientName: 'Service desk',
  purpose: 'To show that it is you.',
};

/** Tokens of one application of the sandbox. */
export function tokensOf(login: Login, { clientId, secret }: (typeof apps)[keyof typeof apps]) {
  return tokenSource({
    tenantId,
    authorityUrl: login.url,
    clientId,
    secret: new Secret(secret),
    certificate: undefined,
  });
}

/** Starts sign-in, the service and an adapter for it. */
export async function startStage(
  settings: Partial<VerifiedIdSettings> & { readonly as?: 'front' | 'reaper' } = {},
): Promise<VerifiedIdStage> {
  const recorder = createRecorder();
  const clock = createClock();
  const login = await startLogin(recorder);
  const double = await startVerifiedId(recorder, clock, login);
  const { as = 'front', ...more } = settings;
  const presentations = createVerifiedId({
    ...asking,
    url: double.url,
    tokenFor: tokensOf(login, apps[as]),
    // Long enough for a busy machine, short enough to be waited for.
    timeoutMs: 3_000,
    ...more,
  });
  return {
    presentations,
    double,
    recorder,
    clock,
    async close() {
      await Promise.all([double.close(), login.close()]);
    },
  };
}
