import {
  againPage,
  busyPage,
  closedPage,
  gonePage,
  openPage,
  passBlock,
  passPage,
  readyPage,
  refusedPage,
} from '../../bot/handover/pages/views';
import { presentPage } from '../../bot/handover/pages/presentPage';
import type { OpenPage } from '../../bot/handover/pages/views';
import { pictureOf } from '../sandbox/verifiedId/picture';

/** A passcode with one character of each kind, and those that are easily taken for each other. */
export const samplePasscode = 'aB3+lI1O0o/&<"';

const open: OpenPage = {
  name: 'A. Subject',
  ref: 'TAP-7K3F9M',
  until: '2 Mar 14:35',
  host: 'desk.example',
  csrf: 'mark',
  attempt: '1',
  problem: undefined,
  by: { how: 'code' },
};
const problem = {
  title: 'Not the right code',
  sentence: 'It opens nothing.',
  next: 'Check it with the person who vouched for you.',
};
const ready = {
  ticket: 'INC0010001',
  until: '2 Mar 14:35',
  opener: 'D. Manager',
  voucher: 'D. Manager',
  bySubject: true,
};

/** The page on which a Verified ID is taken up, as it is at first; with something changed. */
export function presentPageWith(change: Partial<Parameters<typeof presentPage>[0]> = {}): string {
  const take = {
    link: 'openid-vc://?request_uri=https%3A%2F%2Fid.example%2F1&x=2',
    qrCode: pictureOf('a sample'),
  };
  return presentPage({ name: 'A. S.', until: '2 Mar 14:35', take, ...change });
}

/** The page with a pass, whole. */
export function shownPage(passcode: string, aloud?: string): string {
  const [before, after] = passPage({ until: '2 Mar 14:52', aloud });
  return before + passBlock(passcode) + after;
}

/** The page before the pass, with something changed. */
export function openPageWith(change: Partial<OpenPage>): string {
  return openPage({ ...open, ...change });
}

/** Every page in every look. */
export const samplePages: readonly (readonly [name: string, html: string])[] = [
  ['open, with a code', openPage(open)],
  ['open, after a wrong code', openPage({ ...open, problem })],
  ['open, before the manager signs in', openPage({ ...open, by: { how: 'signIn', opener: 'D. Manager' } })],
  ['open, for the manager', openPage({ ...open, by: { how: 'attest', opener: 'D. Manager' } })],
  [
    'open, for the technician who calls',
    openPage({ ...open, by: { how: 'call', opener: 'B. Technician', number: '+1 555 0100' } }),
  ],
  ['the pass', shownPage(samplePasscode)],
  ['the pass, to be read out', shownPage(samplePasscode, 'A. S.')],
  ['ready, for the technician', readyPage(ready)],
  ['ready, for a manager to open', readyPage({ ...ready, bySubject: false })],
  ['ready, for the technician to call', readyPage({ ...ready, bySubject: false, byPhone: true })],
  ['to be scanned', presentPageWith()],
  ['scanned', presentPageWith({ take: undefined })],
  ['gone', gonePage()],
  ['refused', refusedPage(problem, '/h/abcd2345')],
  ['not just now', againPage()],
  ['too many visits', busyPage()],
  ['closed', closedPage()],
];
