import type { Card } from '../../cards/data';

/** Fields that hold codes and times of our own making, never text from outside. */
export const codes = [
  ...['as', 'at', 'containment', 'look', 'state', 'ticketMatch', 'timeZone', 'until', 'verb', 'what'],
  ...['closedAt', 'dueAt', 'fromAt', 'nextAt', 'openedAt', 'shownAt', 'since', 'toAt', 'usedAt'],
];

/** The card with all its outside texts replaced. */
export function filled(card: Card, by: unknown): Card {
  return { name: card.name, data: replaced(card.data, by) } as Card;
}

function replaced(value: unknown, by: unknown): unknown {
  if (typeof value === 'string') return by;
  if (Array.isArray(value)) return value.map((one: unknown) => replaced(one, by));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, one]: [string, unknown]) => [
      name,
      codes.includes(name) ? one : replaced(one, by),
    ]),
  );
}
