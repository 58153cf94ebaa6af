import type { DeskAuth } from '../../../services/itsm/authorization';
import { createJira } from '../../../services/itsm/jira/jira';
import type { JiraSettings } from '../../../services/itsm/jira/jira';
import type { ServiceDesk } from '../../../services/ports';
import { Secret } from '../../../services/secret';
import { createClock } from '../../sandbox/clock';
import { jiraApplication, jiraUser } from '../../sandbox/jira/access';
import { startJira } from '../../sandbox/jira/jira';
import type { JiraDouble } from '../../sandbox/jira/jira';
import { createRecorder } from '../../sandbox/recorder';
import type { Recorder } from '../../sandbox/recorder';

/** The adapter in front of a fresh simulated site, and what passed between them. */
export interface JiraStage {
  readonly desk: ServiceDesk;
  readonly double: JiraDouble;
  readonly recorder: Recorder;
}

/** Mail and API token of the sandbox's account. */
export const apiToken: DeskAuth = {
  kind: 'basic',
  user: jiraUser.user,
  password: new Secret(jiraUser.token),
};

/** OAuth client credentials of the sandbox's service account. */
export const oauth: DeskAuth = {
  kind: 'oauth',
  clientId: jiraApplication.clientId,
  clientSecret: new Secret(jiraApplication.clientSecret),
};

/** Starts a site and an adapter for it; with OAuth it goes through the gateway. */
export async function startStage(settings: Partial<JiraSettings> = {}): Promise<JiraStage> {
  const recorder = createRecorder();
  const double = await startJira(recorder, createClock());
  const desk = createJira({
    url: settings.auth?.kind === 'oauth' ? double.gateway : double.url,
    site: double.url,
    tokenUrl: double.tokenUrl,
    auth: apiToken,
    linkField: undefined,
    done: { status: 'Resolved', resolution: 'Done' },
    // Long enough for a busy machine, short enough to be waited for.
    timeoutMs: 3_000,
    ...settings,
  });
  return { desk, double, recorder };
}
