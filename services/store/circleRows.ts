import { isOpen } from '../contacts/circle';
import type { Circle, CircleHappening } from '../contacts/circle';
import { circleDue } from '../contacts/due';
import { evolveCircle } from '../contacts/evolve';
import type { Tied } from './append';
import type { Kept } from './kept';
import { leastUrgent } from './laneOf';
import type { Schema } from './schema';

/** The queryable row of a folded circle, without what ties it to the trail. */
function circleRow(circle: Circle): Omit<Schema['circle'], keyof Tied> {
  return { id: circle.id, live: circleDue(circle).length > 0, body: JSON.stringify(circle) };
}

/** Who is asked, or has accepted, in a circle. */
function memberRows(circle: Circle): Schema['circle_member'][] {
  return circle.contacts.filter(isOpen).map(({ person }) => ({ circle_id: circle.id, person_id: person.id }));
}

/** The recovery contacts of somebody as the store keeps them; what is asked for most is who is in them. */
export const circleKept: Kept<Circle, CircleHappening, 'circle'> = {
  table: 'circle',
  evolve: evolveCircle,
  row: circleRow,
  async beside(tx, circle) {
    await tx.deleteFrom('circle_member').where('circle_id', '=', circle.id).execute();
    const members = memberRows(circle);
    if (members.length > 0) await tx.insertInto('circle_member').values(members).execute();
  },
  jobs: (circle) => circleDue(circle).map(({ key, runAt }) => ({ key, runAt, priority: leastUrgent })),
};
