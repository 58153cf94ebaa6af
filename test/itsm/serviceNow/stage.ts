import { createServiceNow } from '../../../services/itsm/serviceNow/serviceNow';
import type { ServiceNowSettings } from '../../../services/itsm/serviceNow/serviceNow';
import type { ServiceDesk } from '../../../services/ports';
import { Secret } from '../../../services/secret';
import { createClock } from '../../sandbox/clock';
import type { Clock } from '../../sandbox/clock';
import { deskApplication } from '../../sandbox/serviceNow/access';
import { deskUser, startDesk } from '../../sandbox/serviceNow/serviceNow';
import type { DeskDouble } from '../../sandbox/serviceNow/serviceNow';
import { createRecorder } from '../../sandbox/recorder';
import type { Recorder } from '../../sandbox/recorder';

/** The adapter in front of a fresh simulated desk, and what passed between them. */
export interface ServiceNowStage {
  readonly desk: ServiceDesk;
  readonly double: DeskDouble;
  readonly recorder: Recorder;
  readonly clock: Clock;
}

/** Integration user and password of the sandbox's desk. */
export const basic: ServiceNowSettings['auth'] = {
  kind: 'basic',
  user: deskUser.user,
  password: new Secret(deskUser.password),
};

/** OAuth client credentials of the sandbox's desk. */
export const oauth: ServiceNowSettings['auth'] = {
  kind: 'oauth',
  clientId: deskApplication.clientId,
  clientSecret: new Secret(deskApplication.clientSecret),
};

/** Starts a desk and an adapter for it. */
export async function startStage(settings: Partial<ServiceNowSettings> = {}): Promise<ServiceNowStage> {
  const recorder = createRecorder();
  const clock = createClock();
  const double = await startDesk(recorder, clock);
  const desk = createServiceNow({
    url: double.url,
    auth: basic,
    ticketLink: '/ticket/{number}',
    linkField: undefined,
    done: { incident: { state: '6', close_code: 'Solution provided' }, sc_req_item: { state: '3' } },
    // Long enough for a busy machine, short enough to be waited for.
    timeoutMs: 3_000,
    ...settings,
  });
  return { desk, double, recorder, clock };
}
