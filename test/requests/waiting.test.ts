import { describe, expect, test } from '@jest/globals';
import { missingProofs } from '../../services/requests/missingProofs';
import type { Request } from '../../services/requests/request';
import { takesPart } from '../../services/requests/takesPart';
import { waitsFor } from '../../services/requests/waitsFor';
import { done } from './chronicle';
import { approver, manager, opening, requester, security, stranger, subject } from './examples';
import { Play } from './play';

const { offers } = opening().opening;
const ask = (play: Play): Play => {
  play.put({ kind: 'ask', by: requester, evidence: 'inPerson', person: stranger }, 1);
  return play;
};
const said = (play: Play, answer: 'yes' | 'no' = 'yes'): Play => {
  play.put({ kind: 'vouch', by: manager, answer, note: 'on video', id: 'vouch' }, 1);
  return play;
};
const called = (play: Play): Play => {
  play.put({ kind: 'readBack', by: requester, right: true, id: 'call', left: 3 }, 1);
  return play;
};
const withoutNumber = (): Play =>
  new Play(opening({ opening: { offers: { ...offers, callBack: undefined } } }));
const ready = (opener: 'subject' | 'staff'): Play => {
  const play = new Play();
  play.request = { ...play.request, opener };
  play.prepared().ready();
  return play;
};
const used = (): Play => {
  const play = new Play().handedOver();
  play.observe(5, 'used');
  return play;
};
const ended = (...steps: readonly ['closed'?]): Play => {
  const play = new Play();
  play.put({ kind: 'cancel', by: requester }, 1);
  done(play, 1, ...steps.filter((step) => step !== undefined));
  return play;
};
const approvedTwice = (): Play => {
  const play = new Play();
  play.request = { ...play.request, rule: { ...play.request.rule, approvals: 2 } };
  play.verified().approve(approver, 2);
  return play;
};
const approved = (): Play => {
  const play = new Play().verified();
  play.approve(approver, 2);
  return play;
};

describe('a case waits for', () => {
  test.each<[string, Play, readonly string[]]>([
    ['whoever is asked, and the technician who can call or ask', new Play(), ['Requester', 'Manager']],
    ['the technician when all who were asked have answered', said(new Play()), ['Requester']],
    ['those who are asked, when the call is done', ask(called(new Play())), ['Manager', 'Stranger']],
    ['those who are asked, where there is no number', ask(withoutNumber()), ['Manager', 'Stranger']],
    ['the technician who can still call', ask(new Play()), ['Requester', 'Manager', 'Stranger']],
    ['the technician who can still ask somebody', called(new Play()), ['Requester', 'Manager']],
    ['those who have not answered yet', ask(said(withoutNumber(), 'no')), ['Stranger']],
    ['the technician where all answers are no help', said(withoutNumber(), 'no'), ['Requester']],
    ['the approvers who are silent', new Play().verified(), ['Approver', 'Security']],
    ['the other approver when one has decided', approvedTwice(), ['Security']],
    ['the technician when all is prepared', new Play().prepared(), ['Requester']],
    ['the subject who has to open the page', ready('subject'), ['Subject']],
    ['the subject who has to use the pass', new Play().handedOver(), ['Subject']],
    ['the subject who has to register a method', used(), ['Subject']],
  ])('%s', (_, play, people) => {
    expect(waitsFor(play.request).people.map(({ name }) => name)).toEqual(people);
  });

  test.each<[string, Request, string]>([
    ['an approver, when nobody is asked yet', called(said(new Play())).request, 'approver'],
    ['whoever opens instead of the subject', ready('staff').request, 'user'],
    ['the desk that prepares it', approved().request, 'desk'],
    ['the desk that ends it', ended().request, 'desk'],
    ['nobody but the desk when it is over', ended('closed').request, 'desk'],
  ])('%s', (_, request, part) => {
    expect(waitsFor(request)).toEqual({ parts: [part], people: [] });
  });
});

describe('who has a part in a case', () => {
  const parts = (request: Request): readonly string[] =>
    [requester, subject, manager, approver, security, stranger]
      .filter(({ id }) => takesPart(request, id))
      .map(({ name }) => name);

  test('at its beginning: technician, subject, manager', () => {
    expect(parts(new Play().request)).toEqual(['Requester', 'Subject', 'Manager']);
    expect(parts(new Play(opening({ opening: { manager: undefined } })).request)).toEqual([
      'Requester',
      'Subject',
    ]);
  });

  test.each<[string, Play, readonly string[]]>([
    ['whoever is asked', ask(new Play()), ['Stranger']],
    ['whoever may approve', new Play().verified(), ['Approver', 'Security']],
  ])('also %s', (_, play, more) => {
    expect(parts(play.request)).toEqual(['Requester', 'Subject', 'Manager', ...more]);
  });

  test('also the technician before, whoever opened it, and whoever gave evidence without being asked', () => {
    const { request } = new Play();
    const opened = { ...request, earlier: [approver], openedBy: security.id };
    expect(parts(opened)).toEqual(['Requester', 'Subject', 'Manager', 'Approver', 'Security']);
    const evidence = said(new Play()).request.evidence.map((item) => ({ ...item, by: stranger.id }));
    expect(parts({ ...request, evidence })).toEqual(['Requester', 'Subject', 'Manager', 'Stranger']);
    const two = [...called(new Play()).request.evidence, ...evidence];
    expect(parts({ ...request, evidence: two })).toEqual(['Requester', 'Subject', 'Manager', 'Stranger']);
  });
});

describe('a passcode that was typed into a chat', () => {
  const typed = (play: Play, by = manager): Play => {
    play.put({ kind: 'typed', by }, 5);
    return play;
  };

  test.each([requester, subject, manager, approver])('by $name makes the pass void', (by) => {
    const { stage, outcome, because, endedBy } = typed(new Play().handedOver(), by).request;
    expect([stage, outcome, because, endedBy]).toEqual(['closing', 'revoked', 'typed', by]);
  });

  test('by somebody else is none of this case’s', () => {
    expect(typed(new Play().handedOver(), stranger).request.stage).toBe('handedOver');
  });

  test('is no passcode before a pass was shown, and void once it was used', () => {
    for (const play of [new Play(), new Play().prepared(), used()]) {
      const before = play.request;
      expect(typed(play).request).toBe(before);
    }
  });

  test('does not end again what is over', () => {
    for (const play of [ended(), ended('closed')]) {
      const before = play.request;
      play.put({ kind: 'cancel', by: requester }, 5);
      play.put({ kind: 'stop', because: 'revokedAll' }, 5);
      expect(typed(play).request).toBe(before);
    }
  });
});

test('what is missing is told while the caller is proven, of the ways that can be gone', () => {
  const strong = { strong: 1, supporting: 0, including: [] };
  expect(missingProofs(said(new Play()).request)).toEqual([
    strong,
    { strong: 0, supporting: 1, including: [] },
  ]);
  const withheld = [{ kind: 'managerVouch', because: 'noManager', days: 0 }] as const;
  expect(missingProofs(new Play(opening({ opening: { offers: { ...offers, withheld } } })).request)).toEqual([
    strong,
  ]);
  expect(missingProofs(new Play().verified().request)).toEqual([]);
});
