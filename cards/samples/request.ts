import type { ShownRequest } from '../shown';

/** The request that all samples show; its people are placeholders. */
export const request: ShownRequest = {
  id: '5f0c8a52-7d1e-4b0a-9c55-1f0e2d3c4b5a',
  ref: 'TAP-7K3F9M',
  scenario: 'recovery',
  class: 'ordinary',
  subject: { name: 'A. Subject', upn: 'a.subject@example.com', idTail: '4c1e' },
  requester: 'B. Technician',
  ticketNumber: 'INC0010001',
  ticketLink: 'https://desk.example.com/INC0010001',
  reason: 'Phone stolen on the train',
  opener: 'subject',
  openerName: 'A. Subject',
  readOut: undefined,
  modes: [],
  lifetimeMinutes: 30,
  timeZone: 'Europe/Oslo',
};

/** The same, where the technician reads it out by an exception. */
export const readOutRequest: ShownRequest = {
  ...request,
  opener: 'technicianByPhone',
  openerName: 'B. Technician',
  readOut: {
    until: '2026-03-31',
    reason: 'Branch without network',
    approvedBy: 'Head of security',
  },
};

/** A moment on the day of the samples, ISO 8601. */
export function at(time: string): string {
  return `2026-03-02T${time}:00.000Z`;
}
