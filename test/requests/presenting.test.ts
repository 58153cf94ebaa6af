import { describe, expect, test } from '@jest/globals';
import type { Presented } from '../../services/policy/presentation';
import { historyOf } from '../../services/requests/history';
import { codeHolder } from '../../services/requests/codeHolder';
import { due } from '../../services/requests/due';
import { partsOf } from '../../services/requests/parts';
import type { Opening } from '../../services/requests/request';
import { at, manager, opening, requester, stranger, subject } from './examples';
import { Play } from './play';

const terms = { issuers: ['did:web:example.org'], type: 'VerifiedEmployee' };
const good: Presented = {
  issuer: 'did:web:example.org',
  types: ['VerifiedEmployee'],
  revocation: 'VALID',
  expiresAt: at(1_000_000),
  account: subject.upn,
  faceScore: 90,
};

/** A case in which presentations are asked for and shown, at minutes after its start. */
class Presenting extends Play {
  ask(minutes: number, id = 'p1', by = requester) {
    return this.put({ kind: 'present', by, id, code: 'abcd2345', until: at(minutes + 5) }, minutes);
  }

  show(minutes: number, change: Partial<Presented> = {}, id = 'p1'): void {
    this.put({ kind: 'presented', id, outcome: { presented: { ...good, ...change } }, terms }, minutes);
  }

  get state(): string | undefined {
    return this.request.presentation?.state;
  }
}

describe('a presentation', () => {
  test('of the subject goes to the approvers by itself, and counts for fifteen minutes', () => {
    const play = new Presenting();
    play.ask(1);
    play.put({ kind: 'scanned', id: 'p1' }, 2);
    expect(play.state).toBe('scanned');
    play.show(3);
    expect(play.request).toMatchObject({
      stage: 'awaitingApproval',
      presentation: { state: 'passed' },
      evidence: [{ id: 'p1', kind: 'verifiedId', by: subject.id, result: 'passed', expiresAt: at(18) }],
    });
  });

  test('is asked for by the requester alone, and only while the caller is being proven', () => {
    expect(new Presenting().ask(1, 'p1', stranger)).toEqual({ refused: 'notYours' });
    const proven = new Presenting();
    proven.verified();
    expect(proven.ask(2)).toEqual({ refused: 'notNow', stage: 'awaitingApproval' });
  });

  test('is asked for once at a time; a new one may follow a failed or a lapsed one', () => {
    const play = new Presenting();
    play.ask(1);
    play.ask(2, 'p2');
    expect(play.request.presentation?.id).toBe('p1');
    play.put({ kind: 'timer', timer: 'presentation' }, 5);
    expect(play.state).toBe('waiting');
    play.put({ kind: 'timer', timer: 'presentation' }, 6);
    expect(play.state).toBe('lapsed');
    play.ask(7, 'p2');
    play.show(8, { faceScore: 10 }, 'p2');
    expect(play.state).toBe('failed');
    play.ask(9, 'p3');
    expect(play.request.presentation).toMatchObject({ id: 'p3', state: 'waiting' });
  });

  test('that failed stays on record with its reason, and three end it for good', () => {
    const play = new Presenting();
    for (const id of ['p1', 'p2', 'p3']) {
      play.ask(1, id);
      play.show(2, { account: stranger.upn }, id);
    }
    expect(play.request.evidence).toHaveLength(3);
    expect(play.request).toMatchObject({
      stage: 'verifying',
      evidence: [{ result: 'failed', because: 'otherPerson' }, {}, {}],
    });
    expect(play.ask(3, 'p4')).toEqual({ refused: 'presentationSpent' });
    expect(historyOf([play.request], [], at(60)).failedProofs).toBe(3);
  });

  test.each(['refusedByService', 'unreadable'] as const)(
    'that ends without a credential (%s) failed',
    (unproven) => {
      const play = new Presenting();
      play.ask(1);
      play.put({ kind: 'presented', id: 'p1', outcome: { unproven }, terms }, 2);
      expect(play.request.evidence).toMatchObject([{ result: 'failed', because: unproven }]);
    },
  );

  test('is heard once: what is said later changes nothing', () => {
    const play = new Presenting();
    play.ask(1);
    play.show(2, { revocation: 'INVALID' });
    const before = play.request;
    play.show(3);
    play.put({ kind: 'scanned', id: 'p1' }, 3);
    expect(play.request).toBe(before);
  });

  test.each([
    ['nobody asked for', 2, 'p2'],
    ['is no longer awaited', 6, 'p1'],
  ])('that %s changes nothing', (_, minutes, id) => {
    const play = new Presenting();
    play.ask(1);
    const before = play.request;
    play.show(minutes, {}, id);
    expect(play.request).toBe(before);
  });

  test('that ends after the case went on changes nothing', () => {
    const play = new Presenting();
    play.ask(1);
    play.verified(2);
    const before = play.request;
    play.show(3);
    expect(play.request).toBe(before);
    expect(due(before).map(({ key }) => key)).not.toContainEqual(expect.stringContaining('presentation'));
  });

  test('is awaited for fifteen minutes at most, whatever the service says', () => {
    const play = new Presenting();
    play.put({ kind: 'present', by: requester, id: 'p1', code: 'abcd2345', until: at(600) }, 1);
    expect(play.request.presentation?.until).toBe(at(16));
  });
});

describe('the claim code of a case that the subject proved alone', () => {
  const shown = (): Presenting => {
    const play = new Presenting(opening({ opening: { rule: strongOnly, offers: strongOffers } }));
    play.ask(1);
    play.show(2);
    return play;
  };
  const strongOnly = {
    ...opening().opening.rule,
    evidence: [{ strong: 1, supporting: 0, including: [] }],
  };

  test('is with the manager, never with the subject, and whoever holds it cannot approve', () => {
    const play = shown();
    expect(play.request.asked).toEqual([]);
    expect(codeHolder(play.request)?.id).toBe(manager.id);
    expect(partsOf(play.request).askedIds).toEqual([manager.id]);
    expect(play.approve(manager, 3)).toEqual({ refused: 'duty', conflict: 'gaveEvidence' });
  });

  const strongOffers: Opening['offers'] = {
    kinds: ['inPerson'],
    callBack: undefined,
    manager: undefined,
    withheld: [],
  };
  test('is with somebody who vouched, never with a technician who had the case before', () => {
    const play = new Play();
    play.put({ kind: 'readBack', by: requester, right: true, id: 'call', left: 3 }, 1);
    play.put({ kind: 'takeOver', by: stranger, isTechnician: true, receipt: '' }, 2);
    expect(play.request.requester.id).toBe(stranger.id);
    play.put({ kind: 'vouch', by: manager, answer: 'yes', note: 'on video', id: 'vouch' }, 3);
    expect(codeHolder(play.request)?.id).toBe(manager.id);
  });

  const { offers } = opening().opening;
  test.each<[string, Partial<Opening>]>([
    ['there is no manager', { manager: undefined }],
    ['the manager is the requester', { manager: requester }],
    ['the manager has just changed', { offers: { ...offers, manager: 'managerChanged' } }],
  ])('would be with nobody when %s, so the proof is not asked for', (_, change) => {
    const play = new Presenting(opening({ opening: { rule: strongOnly, ...change } }));
    expect(play.ask(1)).toEqual({ refused: 'nobodyForCode' });
  });

  test('is of no use when somebody else opens, so nobody has to hold it', () => {
    const play = new Presenting(
      opening({ opening: { opener: 'staff', offers: { ...offers, manager: 'managerChanged' } } }),
    );
    expect(play.ask(1)).toBeUndefined();
    expect(play.state).toBe('waiting');
  });
});

describe('asking for a presentation', () => {
  test('under an id that is evidence already, or beside one that counts, asks nothing', () => {
    const play = new Presenting();
    play.ask(1);
    play.show(2, { account: stranger.upn });
    const failed = play.request;
    play.ask(3, 'p1');
    expect(play.request).toBe(failed);
    const proven = new Presenting();
    const { rule } = proven.request;
    proven.request = {
      ...proven.request,
      rule: { ...rule, evidence: [{ strong: 2, supporting: 0, including: [] }] },
    };
    proven.ask(1);
    proven.show(2);
    expect(proven.request).toMatchObject({ stage: 'verifying', presentation: { state: 'passed' } });
    const passed = proven.request;
    proven.ask(3, 'p2');
    expect(proven.request).toBe(passed);
    proven.ask(17, 'p2');
    expect(proven.request.presentation).toMatchObject({ id: 'p2', state: 'waiting' });
  });

  test('is taken up once, while it is awaited', () => {
    const play = new Presenting();
    play.put({ kind: 'scanned', id: 'p1' }, 1);
    expect(play.state).toBeUndefined();
    play.ask(1);
    play.put({ kind: 'scanned', id: 'p2' }, 2);
    expect(play.state).toBe('waiting');
    play.put({ kind: 'scanned', id: 'p1' }, 2);
    const scanned = play.request;
    play.put({ kind: 'scanned', id: 'p1' }, 3);
    expect(play.request).toBe(scanned);
  });

  test('leaves the tries of other proofs alone', () => {
    const play = new Presenting();
    play.put({ kind: 'vouch', by: manager, answer: 'no', note: '', id: 'no' }, 1);
    for (const id of ['p1', 'p2']) {
      play.ask(1, id);
      play.show(2, { account: stranger.upn }, id);
    }
    expect(play.ask(3, 'p3')).toBeUndefined();
  });

  test('waits as long as the service does, if that is less', () => {
    const play = new Presenting();
    play.ask(1);
    expect(play.request.presentation?.until).toBe(at(6));
  });
});
