import { expect } from '@jest/globals';
import type { StepDone } from '../../services/requests/command';
import { due } from '../../services/requests/due';
import { looks } from '../../services/requests/looks';
import type { Request } from '../../services/requests/request';
import { approver, manager, requester, security, start, stranger, subject } from './examples';
import type { Play } from './play';

const names = new Map(
  Object.entries({ requester, subject, manager, approver, security, stranger }).map(([name, { id }]) => [
    id,
    name,
  ]),
);

/**
 * Everybody who is owed news reads it; returns who reads what, as in `claim, manager: code:1`. A star marks what is posted anew.
 * What goes to the channel is called by its own name, which decides what it says.
 */
export function tellAll(play: Play, minutes: number): readonly string[] {
  expect(looks(play.request).filter((slot) => typeof slot !== 'object')).toEqual([]);
  const wrongCard = looks(play.request).filter(
    ({ name, card, to }) => to === 'notices' && name.replace('reissued', 'issued').split(':')[0] !== card,
  );
  expect(wrongCard).toEqual([]);
  const owed = due(play.request).flatMap((job) => (job.kind === 'tell' ? [job.slot] : []));
  return looks(play.request)
    .filter(({ name }) => owed.includes(name))
    .map(({ name, card, to, look, repost }) => {
      const happening = { kind: 'told' as const, slot: name, look, receipt: `receipt of ${name}` };
      play.put({ kind: 'record', happening }, minutes);
      const reader = typeof to === 'string' ? to : (names.get(to.person) ?? to.person);
      // The look of a status card only tells one from another.
      return `${to === 'notices' ? name : card}, ${reader}${card === 'status' ? '' : `: ${look}`}${repost ? ' *' : ''}`;
    });
}

/** What the desk has to do by itself now, and at which minute, as in `timer remind at 12`. */
export function duties(request: Request): readonly string[] {
  return due(request).flatMap((job) => {
    const minute = (Date.parse(job.runAt) - Date.parse(start)) / 60_000;
    switch (job.kind) {
      case 'step':
        return [job.step];
      case 'timer':
        return [`${job.timer} at ${minute}`];
      case 'sweep':
      case 'late':
        return [`${job.kind} ${job.attempt} at ${minute}`];
      case 'review':
        return ['review'];
      case 'tell':
        return [];
    }
  });
}

/** Steps of the desk's own that tell nothing but that they are done. */
type PlainStep = Exclude<StepDone['kind'], 'told' | 'methodsRemoved' | 'reviewAsked'>;

/** The desk reports steps of its own as done. */
export function done(play: Play, minutes: number, ...kinds: readonly PlainStep[]): void {
  for (const kind of kinds) play.put({ kind: 'record', happening: { kind } }, minutes);
}

/** Who reads what is new, and what the desk then has to do by itself. */
export function expectNews(
  play: Play,
  minutes: number,
  news: readonly string[],
  next: readonly string[],
): void {
  expect([tellAll(play, minutes), duties(play.request)]).toEqual([news, next]);
}
