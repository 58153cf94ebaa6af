import { Fault } from '../services/faults';
import type { ServiceDesk } from '../services/ports';
import type { Chat } from './chat';

/** Stands where a process has no credentials because of its roles: whatever would need them fails with IDENTITY_ABSENT. */
export function absent(): Promise<never> {
  return Promise.reject(new Fault('IDENTITY_ABSENT', { retryable: false }));
}

/** Teams in a process that is not the bot's. */
export const absentChat: Chat = { post: absent, update: absent };

/** The service desk in a process that writes in no ticket; that it cannot be reached there is no outage. */
export const absentDesk: ServiceDesk = {
  reach: () => Promise.resolve(),
  parse: () => undefined,
  find: absent,
  note: absent,
  writeLink: absent,
  finish: absent,
};
