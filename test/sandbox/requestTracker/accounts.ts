import { people } from '../people';
import type { SandboxPerson } from '../people';

/** The one password of everybody who signs in to the sandbox's tracker. */
export const trackerPassword = 'tracker-password-of-the-sandbox';

/** The user of the bot, and the queue that it works in. */
export const botUser = 'tap.desk';
export const queue = 'Service desk';

/** The custom field for the hand-over link. */
export const linkField = 'TAP link';

/** The least that works: what is given on the queue, and to the bot on the field. */
export const rights = {
  bot: ['SeeQueue', 'ShowTicket', 'ShowTicketComments', 'CommentOnTicket', 'ReplyToTicket', 'ModifyTicket'],
  botOnField: ['SeeCustomField', 'ModifyCustomField'],
  technicians: [
    'SeeQueue',
    'ShowTicket',
    'ShowTicketComments',
    'CommentOnTicket',
    'ReplyToTicket',
    'ModifyTicket',
    'OwnTicket',
    'TakeTicket',
  ],
  requestors: ['ShowTicket', 'ReplyToTicket'],
} as const;

const technicians: readonly SandboxPerson[] = [people.tara, people.theo];
// An agent of another team, who has no right on the queue.
const otherAgents: readonly SandboxPerson[] = [people.siri];
const requesters: readonly SandboxPerson[] = [people.lea, people.nils, people.kariBergen];

/** The short user name under which somebody is known to the tracker; the mail is the user principal name. */
export function userName({ upn }: SandboxPerson): string {
  return upn.slice(0, upn.indexOf('@'));
}

/** What the steward makes at the start. */
export function setUp() {
  return {
    queue,
    bot: botUser,
    people: [
      { name: botUser, realName: 'TAP Desk', privileged: true },
      ...Object.values(people).map((person) => account(person)),
    ],
    rights,
    fields: [{ name: linkField, bot: rights.botOnField }],
  };
}

function account(person: SandboxPerson) {
  const signsIn = [technicians, otherAgents, requesters].some((group) => group.includes(person));
  return {
    name: userName(person),
    realName: person.name,
    email: person.upn,
    privileged: technicians.includes(person) || otherAgents.includes(person),
    technician: technicians.includes(person),
    // A password takes a while to hash.
    ...(signsIn ? { password: trackerPassword } : {}),
  };
}
