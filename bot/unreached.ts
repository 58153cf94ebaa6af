import { looks } from '../services/requests/looks';
import type { Request } from '../services/requests/request';

/** Whom the desk could not tell about a request: names of people, and `ticket` or `approvals` for those places. */
export function unreached(request: Request): readonly string[] {
  const { requester, subject, earlier, asked, approvers, undelivered } = request;
  const people = [requester, subject, ...earlier, ...asked.map(({ person }) => person), ...approvers];
  const missed = looks(request).filter(({ name }) => undelivered.includes(name));
  const names = missed.map(({ to }) =>
    typeof to === 'string' ? to : (people.find(({ id }) => id === to.person)?.name ?? to.person),
  );
  return [...new Set(names)];
}
