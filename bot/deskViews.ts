import type { Card } from '../cards/data';
import type { Problem } from '../cards/shown';
import { noticeId } from '../services/codes';
import { modesNow } from '../services/desk/modesNow';
import type { DeskNotice } from '../services/desk/notices';
import type { DeskState } from '../services/desk/state';
import type { World } from '../services/world';

type NoticeData = Extract<Card, { readonly name: 'deskNotice' }>['data'];

const nothing = { person: '', upn: '', group: '', count: '', by: '', reason: '', digest: '' };

/** The switches of the desk, for a security approver. */
export function deskCard(world: World, desk: DeskState, now: string, problem?: Problem): Card {
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
      modes: modesNow(desk, now),
      timeZone: world.policy.timeZone,
      problem,
    },
  };
}

/** A notice about the desk as a whole, as it is posted. */
export function deskNoticeCard(
  world: World,
  desk: DeskState,
  { key, what, about }: DeskNotice,
  problem?: Problem,
): Card {
  const notice = cardWith(world, noticeId('desk', key), problem);
  const stranger = desk.strangers.find((one) => one.id === about);
  switch (what) {
    case 'stranger':
      return notice(stranger?.removal === true ? 'strangerGoing' : 'stranger', about, {
        person: stranger?.person.name ?? '',
        upn: stranger?.person.upn ?? '',
        group: stranger?.group ?? '',
      });
    case 'sweepHeld':
      return notice('sweepHeld', '', { count: about });
    case 'switchAsked':
      return notice('switchAsked', about, {
        by: desk.asked?.by.name ?? '',
        reason: desk.asked?.reason ?? '',
      });
    case 'emergencyTried':
      return notice('emergencyTried', '', {
        by: desk.emergencyTry?.by ?? '',
        person: desk.emergencyTry?.account.name ?? '',
        upn: desk.emergencyTry?.account.upn ?? '',
      });
    case 'passcodeTyped':
      return notice('passcodeTyped', '', {
        person: desk.typed?.by.name ?? '',
        upn: desk.typed?.by.upn ?? '',
      });
    case 'alertsHeld':
      return notice('alertsHeld', '', { count: about });
    case 'sinkLate':
      return notice('sinkLate', about, {});
    case 'olderCopy':
      return notice('olderCopy', '', { count: about });
    case 'stopped':
      return notice('stopped', '', {
        by: desk.stopped?.name ?? '',
        reason: desk.stopped?.reason ?? '',
      });
  }
}

/** A notice of which nothing is left to press. */
export function settledNotice(world: World, look: 'switchDone' | 'sweepAllowed', about: string): Card {
  return cardWith(world, '')(look, about, {});
}

/** The digest of a seal. */
export function digestCard(world: World, n: number, digest: string): Card {
  return cardWith(world, noticeId('seal', String(n)))('digest', '', { count: String(n), digest });
}

function cardWith(world: World, notice: string, problem?: Problem) {
  return (look: NoticeData['look'], about: string, values: Partial<NoticeData['values']>): Card => ({
    name: 'deskNotice',
    data: {
      look,
      notice,
      about,
      values: { ...nothing, ...values },
      at: '',
      timeZone: world.policy.timeZone,
      problem,
    },
  });
}
