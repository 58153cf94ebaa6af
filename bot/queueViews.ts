import type { Card } from '../cards/data';
import { casesAtMost } from '../cards/present/queue';
import type { ListOpening } from '../cards/queueData';
import type { Person } from '../services/policy/facts';
import { asksWordOf } from '../services/requests/asksWordOf';
import { dueBy } from '../services/requests/dueBy';
import type { QueueFilter } from '../services/requests/queue';
import type { Request } from '../services/requests/request';
import { waitsFor } from '../services/requests/waitsFor';
import type { World } from '../services/world';
import { isAny } from './isAny';
import { refusalCard } from './replies';

/** Who reads a list, and where: in a channel nobody's own cards are opened. */
export interface ListReader {
  readonly world: World;
  readonly actor: Person;
  readonly reader: 'channel' | 'person';
}

/** A page (from 0) of the open cases, oldest first, and who is waited for in each; for those who work on them. */
export async function queueCard(
  { world, actor, reader }: ListReader,
  filter: QueueFilter,
  page: number,
): Promise<Card> {
  if (!(await isAny(world, actor, ['technician', 'approver', 'security'])))
    return refusalCard({ refused: 'notTechnician' });
  const now = await world.store.now();
  const shown = await world.store.queue(filter, actor.id, now, { page, size: casesAtMost });
  const { whose, waits = 'any', stage = 'any', late } = filter;
  return {
    name: 'queue',
    data: {
      filter: { whose, waits, stage, late },
      cases: shown.cases.map((request) => {
        const { parts, people } = waitsFor(request);
        const due = dueBy(request);
        return {
          id: request.id,
          ref: request.ref,
          stage: request.stage,
          subject: request.subject.name,
          scenario: request.scenario,
          at: request.openedAt,
          dueAt: due < now ? due : '',
          waitsFor: { parts, people: people.map(({ name }) => name) },
          verb: reader === 'channel' ? undefined : opensFor(request, actor.id),
        };
      }),
      stages: shown.stages,
      page: shown.page,
      all: shown.stages.reduce((sum, { count }) => sum + count, 0),
      timeZone: world.policy.timeZone,
    },
  };
}

/** A page (from 0) of the cases that wait for the reader's own word, the longest waiting first. */
export async function waitingCard({ world, actor }: Omit<ListReader, 'reader'>, page: number): Promise<Card> {
  const approves = await isAny(world, actor, ['approver']);
  const shown = await world.store.waiting(actor.id, approves, { page, size: casesAtMost });
  return {
    name: 'waiting',
    data: {
      cases: shown.cases.map(({ request: { id, ref, subject, scenario }, asked: { what, since } }) => ({
        id,
        ref,
        what,
        subject: subject.name,
        scenario,
        since,
        verb: what === 'approval' ? 'showApproval' : 'showVouch',
      })),
      page: shown.page,
      all: shown.all,
      timeZone: world.policy.timeZone,
    },
  };
}

function opensFor(request: Request, personId: string): ListOpening | undefined {
  if (request.requester.id === personId) return 'status';
  const asked = asksWordOf(request, personId);
  return asked && (asked.what === 'approval' ? 'showApproval' : 'showVouch');
}
