import type { Request } from './request';

/** Whether a person has, or had, any part in a case: asked for it, proves it, decides it, opens it, or is its subject. */
export function takesPart(request: Request, personId: string): boolean {
  const { requester, earlier, subject, manager, asked, evidence, approvers, openedBy } = request;
  return (
    [requester, ...earlier, subject, manager, ...asked.map(({ person }) => person), ...approvers].some(
      (person) => person?.id === personId,
    ) ||
    openedBy === personId ||
    evidence.some(({ by }) => by === personId)
  );
}
