import { createRequestTracker } from '../../../services/itsm/requestTracker/requestTracker';
import type { RequestTrackerSettings } from '../../../services/itsm/requestTracker/requestTracker';
import type { ServiceDesk } from '../../../services/ports';
import { Secret } from '../../../services/secret';
import type { DeskStage, DeskTrouble } from '../../contracts/deskStage';
import type { DoubleRequest, WireFault } from '../../sandbox/httpsDouble';
import { people } from '../../sandbox/people';
import type { Recorder } from '../../sandbox/recorder';
import { linkField } from '../../sandbox/requestTracker/accounts';
import { kindOf } from '../../sandbox/requestTracker/requestTracker';
import type { Tracker } from '../../sandbox/requestTracker/requestTracker';
import { entriesOn } from './entriesOn';

/** The tracker of a test file, what passed its front, and the tickets that no test writes to. */
export interface TrackerStage {
  readonly tracker: Tracker;
  readonly recorder: Recorder;
  readonly closed: string;
  readonly namesakes: string;
  readonly raisedByAnother: string;
  /** A token that works; made once, and again after a test took it back. */
  token: Promise<string>;
  /** A ticket that no test has had yet; raised while the test before runs. */
  own: Promise<string>;
}

const { lea, nils, mona, tara, kariOslo, kariBergen } = people;
const throttledMs = 7_000;
const title = 'My phone is gone';
const writing = ['CommentOnTicket', 'ReplyToTicket', 'ModifyTicket'] as const;

/** The adapter with a token of its own. */
export async function adapterOf(tracker: Tracker, settings: Partial<RequestTrackerSettings> = {}) {
  const token = await tracker.token();
  return { token, desk: adapter(tracker, token, settings) };
}

function adapter(tracker: Tracker, token: string, settings: Partial<RequestTrackerSettings>): ServiceDesk {
  return createRequestTracker({
    url: tracker.url,
    token: new Secret(token),
    ticketLink: '/Ticket/Display.html?id={number}',
    linkField: undefined,
    done: 'resolved',
    // The tracker is real and the machine may be busy.
    timeoutMs: 20_000,
    ...settings,
  });
}

/** The tickets that tests only read. */
export async function stageOn(tracker: Tracker, recorder: Recorder): Promise<TrackerStage> {
  return {
    tracker,
    recorder,
    closed: await tracker.raise(lea, 'Lost phone last year', { status: 'resolved' }),
    namesakes: await tracker.raise(kariBergen, 'Locked out'),
    raisedByAnother: await tracker.raise(nils, 'New employee: first sign-in', { by: mona }),
    token: tracker.token(),
    own: tracker.raise(lea, title),
  };
}

/** A fresh ticket on the tracker of this file, for one test of the contract. */
export async function contractStage(file: TrackerStage, withField: boolean): Promise<DeskStage> {
  const { tracker, recorder, closed, namesakes, raisedByAnother } = file;
  const settings = { linkField: withField ? linkField : undefined };
  const token = await file.token;
  const desk = adapter(tracker, token, settings);
  const hurried = adapter(tracker, token, { ...settings, timeoutMs: 8_000 });
  let inUse = desk;
  const own = await file.own;
  file.own = tracker.raise(lea, title);
  const readers = { agent: await tracker.reader(tara), requester: await tracker.reader(lea) };
  const began = calls(recorder);
  const mends: (() => Promise<void>)[] = [];
  let live = true;
  return {
    get desk() {
      return inUse;
    },
    subject: lea,
    own,
    closed,
    namesake: { number: namesakes, subject: kariOslo },
    absent: '999999',
    raisedByAnother: { number: raisedByAnother, subject: nils, by: mona.upn },
    throttledMs,
    typed,
    hostile,
    trouble(kind) {
      spring(kind);
    },
    calls: () => calls(recorder) - began,
    page: async (reader, number) => entriesOn((await readers[reader].ticket(number)).html),
    async close() {
      live = false;
      tracker.ignoreWrites(false);
      for (const mend of mends) await mend();
    },
  };

  function fail(on: 'read' | 'write', fault: WireFault, times = 1): void {
    tracker.fault((request: DoubleRequest) => live && kindOf(request) === on, fault, times);
  }

  /** Takes rights from the bot until the test is over. */
  function revoke(taken: readonly string[]): void {
    void tracker.right(false, taken);
    mends.push(() => tracker.right(true, taken));
  }

  function spring(kind: DeskTrouble): void {
    switch (kind) {
      case 'hidesTickets':
        revoke(['ShowTicket']);
        return;
      case 'hidesPeople':
        void tracker.unname(own);
        return;
      case 'answersWithPage':
        fail('read', { status: 200, body: '<html><body>Sign in first</body></html>' }, Infinity);
        return;
      case 'throttlesRead':
        fail('read', throttled, Infinity);
        return;
      case 'throttlesWrite':
        fail('write', throttled);
        return;
      case 'forbidsRead':
        void tracker.endToken(token);
        file.token = tracker.token();
        return;
      case 'forbidsWrite':
        revoke(writing);
        return;
      case 'isDown':
        fail('read', { status: 503, body: '<html><body>Service Unavailable</body></html>' }, Infinity);
        return;
      case 'losesWrite':
        fail('write', 'resetBefore');
        return;
      case 'losesAnswerOfWrite':
        fail('write', 'resetAfter');
        return;
      case 'neverAnswersWrite':
        inUse = hurried;
        tracker.holdNextWrite();
        return;
      case 'ignoresWrites':
        tracker.ignoreWrites(true);
        return;
      case 'heedsWrites':
        tracker.ignoreWrites(false);
    }
  }
}

// The tracker itself never does; a proxy in front of it may.
const throttled = {
  status: 429,
  headers: { 'retry-after': String(throttledMs / 1000) },
  body: { message: 'Too Many Requests' },
};

function calls(recorder: Recorder): number {
  return recorder.exchanges.filter(({ url }) => new URL(url).pathname.startsWith('/REST/')).length;
}

const typed = {
  '123': '123',
  ' 123\n': '123',
  '#123': '123',
  '# 123': '123',
  RT123: '123',
  'rt 123': '123',
  'RT-123': '123',
  'RT#123': '123',
  'rt #123': '123',
  '000123': '123',
  'RT\u00a0123': '123',
  '１２３': '123',
  '999999999': '999999999',
};

const hostile = [
  '',
  '0',
  '#',
  'RT',
  '-1',
  '1.5',
  '1e3',
  '0x1f',
  '1234567890',
  '1 2',
  '12 OR 1=1',
  "1' OR id > 0 OR Subject='x",
  '1 OR id > 0',
  "1 AND Status = '__Active__'",
  '1/history',
  '1/../../user/root',
  '1?fields=Content',
  '1#',
  '1%2F..',
  '1\n2',
  '1\u0000',
  '1\u202e',
  'TRT1',
  'INC0010001',
  'https://desk.example/Ticket/Display.html?id=1',
  '١٢٣',
  '1'.repeat(10_000),
];
