import { describe, expect, test } from '@jest/globals';
import { looks } from '../../services/requests/looks';
import { tellAll } from './chronicle';
import { approver, at, facts, manager, opening, requester } from './examples';
import { Play } from './play';

describe('why a case ended is told to the channel, and each alert by its own name', () => {
  const alerts = (play: Play): readonly string[] =>
    tellAll(play, 9).filter((line) => line.startsWith('alert'));

  test('a class that rose', () => {
    const play = new Play().verified();
    play.approve(approver, 2, { subject: facts(2, { roles: ['User Administrator'] }) });
    expect(alerts(play)).toEqual(['alert:classRose, notices: posted']);
  });

  test('a passcode in a chat', () => {
    const play = new Play().handedOver();
    play.put({ kind: 'typed', by: manager }, 5);
    expect(alerts(play)).toEqual(['alert:typed, notices: posted']);
  });

  test('a claim code that was guessed in two rounds', () => {
    const play = new Play().prepared();
    for (const minutes of [3, 5]) {
      play.ready(minutes);
      for (let left = 0; left < 5; left += 1)
        play.intend(minutes, { proof: { how: 'claimCode', right: false, from: `visitor ${left}` } });
    }
    expect(alerts(play)).toEqual(['alert:codeLocked, notices: posted']);
  });

  test('signs of abuse at its beginning', () => {
    const signals = [{ kind: 'failedProofs', count: 2 } as const];
    expect(alerts(new Play(opening({ opening: { signals } })))).toEqual(['alert:locked, notices: posted']);
  });

  test('two who decide together', () => {
    const play = new Play().verified();
    play.approve(approver, 2, { pairs: 4 });
    expect(alerts(play)).toEqual(['alert:pair, notices: posted']);
  });
});

describe('the card of the technician', () => {
  const status = (play: Play): string | undefined =>
    looks(play.request).find(({ card }) => card === 'status')?.look;
  const missing = (...slots: readonly string[]): Play => {
    const play = new Play();
    for (const slot of slots) play.put({ kind: 'undelivered', slot, code: 'CHAT_GONE' }, 2);
    return play;
  };
  const vouch = `vouch:${manager.id}`;

  test('changes with whom the desk could not reach, whatever came first, and not with its own failure', () => {
    const plain = new Play();
    expect(status(missing('status'))).toBe(status(plain));
    expect(status(missing(vouch))).not.toBe(status(plain));
    expect(status(missing(vouch, 'noteOpened'))).toBe(status(missing('noteOpened', vouch)));
    const [one, other] = [missing(vouch, 'noteOpened'), missing('noteOpened', vouch)].map((play) =>
      tellAll(play, 3).filter((line) => line.startsWith('alert')),
    );
    expect(one).toEqual([`alert:undelivered, notices: noteOpened ${vouch}`]);
    expect(other).toEqual(one);
  });

  test('changes with each step of a presentation and with a pass of somebody else', () => {
    const play = new Play();
    const seen = [status(play)];
    for (const command of [
      { kind: 'present', by: requester, id: 'p', code: 'abcd2345', until: at(9) },
      { kind: 'scanned', id: 'p' },
    ] as const) {
      play.put(command, 1);
      seen.push(status(play));
    }
    play.request = { ...play.request, foreignPass: 'foreign' };
    seen.push(status(play));
    play.request = { ...play.request, outcome: 'denied' };
    expect(new Set([...seen, status(play)]).size).toBe(5);
  });

  test('is followed by the voucher’s own: an answer of somebody else is not theirs', () => {
    const play = new Play();
    play.put({ kind: 'readBack', by: requester, right: true, id: 'call', left: 3 }, 1);
    expect(tellAll(play, 1)).toContain('vouch, manager: asked');
  });
});

test('nobody gets a claim code that does not open the page', () => {
  const { offers } = opening().opening;
  const claims = (more: Parameters<typeof opening>[0]): readonly string[] => {
    const play = new Play(opening(more)).prepared();
    play.ready();
    return tellAll(play, 3).filter((line) => line.startsWith('claim'));
  };
  expect(claims({})).toEqual(['claim, manager: code:1']);
  expect(claims({ opening: { opener: 'manager' } })).toEqual([]);
  const proven = new Play(
    opening({ opening: { opener: 'staff', offers: { ...offers, manager: 'managerChanged' } } }),
  );
  proven.prepared().ready();
  proven.request = { ...proven.request, evidence: [] };
  expect(tellAll(proven, 3).filter((line) => line.startsWith('claim'))).toEqual([]);
});
