import { trackerHint, trackerInstalled } from '../../launch/requestTracker';
import { callers } from '../callers';
import { people } from '../people';
import type { SandboxPerson } from '../people';
import type { DeskSurroundings, SandboxDesk } from '../sandboxDesk';
import { linkField, trackerPassword, userName } from './accounts';
import { startRequestTracker } from './requestTracker';
import type { Tracker } from './requestTracker';

/** A real Request Tracker as the sandbox's desk. */
export interface TrackerDesk extends SandboxDesk {
  readonly tracker: Tracker;
}

const { lea, nils, pia, kariOslo, kariBergen, mona } = people;

/** Starts the tracker, with an open ticket for everybody who may call; `field` is where the hand-over link goes, a reply when it is empty. */
export async function trackerDesk(
  { recorder, port }: Pick<DeskSurroundings, 'recorder' | 'port'>,
  field = linkField,
): Promise<TrackerDesk> {
  if (!trackerInstalled()) throw new Error(`Request Tracker is not installed. ${trackerHint}`);
  const tracker = await startRequestTracker(recorder, port);
  const tickets = new Map<string, string>();
  await tracker
    .raise(nils, 'New employee: first sign-in', { by: mona })
    .then((number) => tickets.set(nils.id, number));
  for (const person of [
    lea,
    pia,
    kariOslo,
    kariBergen,
    ...(port === undefined ? [] : Object.values(callers)),
  ])
    tickets.set(person.id, await tracker.raise(person, 'Cannot sign in'));
  return {
    tracker,
    url: tracker.url,
    environment: {
      DESK: 'rt',
      DESK_URL: tracker.url,
      DESK_TOKEN: await tracker.token(),
      DESK_DONE: 'resolved',
      ...(field === '' ? {} : { DESK_LINK_FIELD: field }),
    },
    signIn: `sign in as ${[people.tara, lea].map(userName).join(' or ')}, password ${trackerPassword}`,
    ticketOf(person: SandboxPerson) {
      const number = tickets.get(person.id);
      if (number === undefined) throw new Error(`no ticket for ${person.name}`);
      return number;
    },
    ticketPage: (reader, number) =>
      `${tracker.url}/${reader === 'agent' ? 'Ticket' : 'SelfService'}/Display.html?id=${number}`,
    close: () => tracker.close(),
  };
}

/** Whether a desk of the sandbox is the tracker. */
export function isTrackerDesk(desk: SandboxDesk): desk is TrackerDesk {
  return 'tracker' in desk;
}
