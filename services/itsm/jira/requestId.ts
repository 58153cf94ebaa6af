/** The id under which the desk's tickets are remembered, as in `request/10012`: the issue's number, which a move does not change. */
export function requestId(issueId: string): string {
  return `request/${issueId}`;
}

/** The issue that an id names; an id that `requestId` did not make is a bug. */
export function issueOf(id: string): string {
  const [, issue] = /^request\/(\d{1,18})$/.exec(id) ?? [];
  if (issue === undefined) throw new Error('not a ticket id');
  return issue;
}
