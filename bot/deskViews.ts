import type { Card, Problem } from '../cards/data';
import type { DeskNotice } from '../services/desk/notices';
import type { DeskState } from '../services/desk/state';
import type { World } from '../services/world';

type NoticeData = Extract<Card, { readonly name: 'deskNotice' }>['data'];

const nothing = { person: '', upn: '', group: '', count: '', by: '', reason: '', digest: '' };

/** The switches of the desk, for a security approver. */
export function deskCard(world: World, desk: DeskState, problem?: Problem): Card {
  const { stopped, asked } = desk;
  return {
    name: 'desk',
    data: {
      stopped: stopped && {
        by: stopped.name,
        at: stopped.at,
        reason: stopped.reason,
        olderCopy: stopped.behind !== undefined,
      },
      asked: asked && { by: asked.by.name, what: asked.what },
      timeZone: world.policy.timeZone,
      problem,
    },
  };
}

/** A notice about the desk as a whole, as it is posted. */
export function deskNoticeCard(
  world: World,
  desk: DeskState,
  { what, about }: DeskNotice,
  problem?: Problem,
): Card {
  const stranger = desk.strangers.find((one) => one.id === about);
  switch (what) {
    case 'stranger':
      return notice(world, stranger?.removal === true ? 'strangerGoing' : 'stranger', about, problem, {
        person: stranger?.person.name ?? '',
        upn: stranger?.person.upn ?? '',
        group: stranger?.group ?? '',
      });
    case 'sweepHeld':
      return notice(world, 'sweepHeld', '', problem, { count: about });
    case 'switchAsked':
      return notice(world, 'switchAsked', about, problem, {
        by: desk.asked?.by.name ?? '',
        reason: desk.asked?.reason ?? '',
      });
    case 'olderCopy':
      return notice(world, 'olderCopy', '', problem, { count: about });
    case 'stopped':
      return notice(world, 'stopped', '', problem, {
        by: desk.stopped?.name ?? '',
        reason: desk.stopped?.reason ?? '',
      });
  }
}

/** A notice of which nothing is left to press. */
export function settledNotice(world: World, look: 'switchDone' | 'sweepAllowed', about: string): Card {
  return notice(world, look, about, undefined, {});
}

/** The digest of a seal. */
export function digestCard(world: World, n: number, digest: string): Card {
  return notice(world, 'digest', '', undefined, { count: String(n), digest });
}

function notice(
  world: World,
  look: NoticeData['look'],
  about: string,
  problem: Problem | undefined,
  values: Partial<NoticeData['values']>,
): Card {
  return {
    name: 'deskNotice',
    data: {
      look,
      about,
      values: { ...nothing, ...values },
      at: '',
      timeZone: world.policy.timeZone,
      problem,
    },
  };
}
