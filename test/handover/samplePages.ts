import { approvePage, approvedPage } from '../../bot/handover/pages/approvePage';
import { languages } from '../../bot/handover/pages/language';
import type { PageLanguage } from '../../bot/handover/pages/language';
import type { View } from '../../bot/handover/pages/layout';
import { openPage } from '../../bot/handover/pages/openPage';
import type { OpenPage } from '../../bot/handover/pages/openPage';
import { passBlock, passPage } from '../../bot/handover/pages/passPage';
import { againPage, busyPage, closedPage, gonePage, refusedPage } from '../../bot/handover/pages/plainPages';
import { presentPage } from '../../bot/handover/pages/presentPage';
import type { PresentPage } from '../../bot/handover/pages/presentPage';
import { provedPage } from '../../bot/handover/pages/provedPage';
import { readyPage } from '../../bot/handover/pages/readyPage';
import { pictureOf } from '../sandbox/verifiedId/picture';

/** A passcode with one character of each kind, and those that are easily taken for each other. */
export const samplePasscode = 'aB3+lI1O0o/&<"';

const at = (time: string) => ({ at: `2026-03-02T${time}:00Z`, timeZone: 'Europe/Oslo' });
const open: OpenPage = {
  name: 'A. Subject',
  ref: 'TAP-7K3F9M',
  until: at('13:35'),
  address: 'https://desk.example/h/abcd2345',
  csrf: 'mark',
  attempt: '1',
  problem: undefined,
  by: { how: 'code' },
};
const problem = { code: 'wrongCode', values: {} };
const manager = { name: 'D. Manager', oneOf: 'staff' } as const;
const technician = { name: 'B. Technician', oneOf: 'staff' } as const;
const staff = { name: '', oneOf: 'staff' } as const;
const ready = {
  ticket: 'INC0010001',
  until: at('13:35'),
  opener: manager,
  voucher: 'D. Manager',
  bySubject: true,
};

/** The page on which a Verified ID is taken up, as it is at first; with something changed. */
export function presentPageWith(change: Partial<PresentPage> = {}): View {
  const take = {
    link: 'openid-vc://?request_uri=https%3A%2F%2Fid.example%2F1&x=2',
    qrCode: pictureOf('a sample'),
  };
  return presentPage({ name: 'A. S.', until: at('13:35'), take, ...change });
}

/** The page with a pass, whole. */
export function shownPage(passcode: string, aloud?: string): View {
  return (language) => {
    const [before, after] = passPage(language, { until: at('13:52'), aloud });
    return before + passBlock(language, passcode) + after;
  };
}

/** The page before the pass, with something changed. */
export function openPageWith(change: Partial<OpenPage>): View {
  return openPage({ ...open, ...change });
}

/** Every page in every look. */
export const sampleViews: readonly (readonly [name: string, view: View])[] = [
  ['open, with a code', openPage(open)],
  ['open, after a wrong code', openPage({ ...open, problem })],
  ['open, before the manager signs in', openPage({ ...open, by: { how: 'signIn', opener: manager } })],
  ['open, before a colleague signs in', openPage({ ...open, by: { how: 'signIn', opener: staff } })],
  ['open, for the manager', openPage({ ...open, by: { how: 'attest', opener: manager } })],
  [
    'open, for a manager who did not confirm',
    openPage({
      ...open,
      problem: { code: 'notAttested', values: {} },
      by: { how: 'attest', opener: manager },
    }),
  ],
  [
    'open, for the technician who calls',
    openPage({ ...open, by: { how: 'call', opener: technician, number: '+1 555 0100' } }),
  ],
  ['the pass', shownPage(samplePasscode)],
  ['the pass, to be read out', shownPage(samplePasscode, 'A. S.')],
  ['the longest pass', shownPage('Wm'.repeat(24))],
  ['ready, for the technician', readyPage(ready)],
  ['ready, for a manager to open', readyPage({ ...ready, bySubject: false })],
  ['ready, for the technician to call', readyPage({ ...ready, bySubject: false, byPhone: true })],
  ['to be scanned', presentPageWith()],
  ['scanned', presentPageWith({ take: undefined })],
  ['proved', provedPage('strongSignIn')],
  [
    'to be approved',
    approvePage({
      name: 'A. Subject',
      upn: 'a.subject@example.com',
      approver: 'B. Approver',
      ref: 'TAP-7K3F9M',
      facts: () => [
        ['Scenario', 'Administrator locked out'],
        ['Evidence', 'Seen in person, C. Attester; seen in person, D. Manager'],
      ],
      csrf: 'mark',
      hash: 'a'.repeat(64),
    }),
  ],
  ['approved', approvedPage],
  ['gone', gonePage],
  ['refused', refusedPage(problem, '/h/abcd2345')],
  ['refused, in words of the card', refusedPage({ code: 'subjectRefused.disabled', values: {} })],
  ['not just now', againPage],
  ['too many visits', busyPage],
  ['closed', closedPage],
];

/** Every page in every look and language. */
export const samplePages: readonly (readonly [name: string, html: string, language: PageLanguage])[] =
  languages.flatMap((language) =>
    sampleViews.map(([name, view]) => [`${name} (${language.code})`, view(language), language] as const),
  );
