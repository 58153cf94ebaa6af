import type { ServiceDesk } from '../ports';
import { createJira } from './jira/jira';
import type { JiraSettings } from './jira/jira';
import { createRequestTracker } from './requestTracker/requestTracker';
import type { RequestTrackerSettings } from './requestTracker/requestTracker';
import { createServiceNow } from './serviceNow/serviceNow';
import type { ServiceNowSettings } from './serviceNow/serviceNow';

/** Which service desk there is, by vendor, and what its adapter needs. */
export type DeskSettings =
  | ({ readonly kind: 'servicenow' } & ServiceNowSettings)
  | ({ readonly kind: 'jira' } & JiraSettings)
  | ({ readonly kind: 'rt' } & RequestTrackerSettings);

/** The service desk that the settings name. */
export function createServiceDesk(settings: DeskSettings): ServiceDesk {
  switch (settings.kind) {
    case 'servicenow':
      return createServiceNow(settings);
    case 'jira':
      return createJira(settings);
    case 'rt':
      return createRequestTracker(settings);
  }
}
