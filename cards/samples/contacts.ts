import { at } from './request';
import { looksOf, problem } from './sample';

const contact = {
  id: '1c9a4f60-2b7d-4e8a-8f31-6d5c4b3a2f10',
  name: 'F. Colleague',
  upn: 'f.colleague@example.com',
  state: 'accepted',
  at: at('09:12'),
  until: '2026-04-01T09:12:00.000Z',
  unreached: false,
} as const;
const second = { ...contact, name: 'G. Colleague', upn: 'g.colleague@example.com' } as const;
const other = {
  id: '7e2d9c14-5a3b-4f6e-9b08-0a1b2c3d4e5f',
  name: 'A. Subject',
  upn: 'a.subject@example.com',
  state: 'asked',
} as const;

/** The cards of recovery contacts, in every look. */
export const contactSamples = [
  ...looksOf(
    'contacts',
    {
      news: undefined,
      own: [],
      others: [],
      atMost: 3,
      stableDays: 30,
      picked: '',
      upn: '',
      timeZone: 'Europe/Oslo',
      problem: undefined,
    },
    {
      'nobody is named': {},
      'one counts, one is asked, and somebody named this person': {
        own: [
          { ...contact, until: '' },
          { ...second, state: 'asked', until: '' },
        ],
        others: [other],
      },
      'no room for another, and one who cannot be told': {
        own: [contact, { ...second, state: 'asked', until: '', unreached: true }, contact],
      },
      'named by many': {
        others: Array.from({ length: 7 }, (_, index) => ({
          ...other,
          name: `${String.fromCharCode(65 + index)}. Subject`,
          state: index === 0 ? ('asked' as const) : ('accepted' as const),
        })),
      },
      'not that person': {
        picked: contact.id,
        upn: 'd.manager@example.com',
        problem: problem('badContact'),
      },
      'not used here': { atMost: 0 },
      'news: named': {
        news: { state: 'asked', name: contact.name },
        own: [{ ...contact, state: 'asked', until: '' }],
      },
      'news: agreed': { news: { state: 'accepted', name: contact.name }, own: [contact] },
      'news: declined': { news: { state: 'declined', name: contact.name } },
      'news: stepped down': { news: { state: 'withdrawn', name: contact.name } },
      'news: removed': { news: { state: 'removed', name: contact.name } },
    },
  ),
  ...looksOf(
    'contact',
    { id: other.id, owner: { name: other.name, upn: other.upn }, look: 'asked', problem: undefined },
    {
      asked: {},
      agreed: { look: 'accepted' },
      over: { look: 'over' },
      'too late': { problem: problem('contactLate') },
    },
  ),
];
