import { expect, test } from '@jest/globals';
import type { Card } from '../../cards/data';
import type { NoteData } from '../../cards/notes';
import type { Problem } from '../../cards/shown';
import type { Log, Messenger, ServiceDesk } from '../../services/ports';
import type { Happening } from '../../services/requests/event';
import { Secret } from '../../services/secret';

const passcode = new Secret('Kx7+mPq2R/zz');

/** Never called: each line is one that must not compile. */
export const refusedByType = {
  card: (): Card => ({
    name: 'claim',
    // @ts-expect-error a card takes no secret
    data: { request: {} as never, code: passcode, until: '', look: 'code' },
  }),
  problem: (): Problem => ({
    code: 'broken',
    // @ts-expect-error the values of a problem take no secret
    values: { passcode },
    reference: '',
  }),
  note: (): Partial<NoteData> => ({
    // @ts-expect-error a ticket note takes no secret
    values: { passcode },
  }),
  // @ts-expect-error the service desk takes no secret
  desk: (desk: ServiceDesk) => desk.note('ticket', 'key', passcode),
  // @ts-expect-error the link in the ticket is no secret
  link: (messenger: Messenger) => messenger.writeLink({} as never, passcode),
  log: (log: Log) => {
    // @ts-expect-error the log takes no secret
    log.info('event', { passcode });
  },
  event: (): Partial<Happening> => ({
    kind: 'dropped',
    // @ts-expect-error an event takes no secret
    because: passcode,
  }),
};

test('a secret that got by the types all the same is written as a mask', () => {
  expect(`${String(passcode)} ${JSON.stringify({ passcode })}`).toBe('[secret] {"passcode":"[secret]"}');
});
