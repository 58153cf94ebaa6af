import type { ServiceDesk } from '../ports';
import { createServiceNow } from './serviceNow/serviceNow';
import type { ServiceNowSettings } from './serviceNow/serviceNow';

/** Which service desk there is, by vendor, and what its adapter needs. */
export type DeskSettings = { readonly kind: 'servicenow' } & ServiceNowSettings;

/** The service desk that the settings name. */
export function createServiceDesk(settings: DeskSettings): ServiceDesk {
  return createServiceNow(settings);
}
