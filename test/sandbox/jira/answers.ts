import type { DoubleRequest, DoubleResponse } from '../httpsDouble';
import type { SandboxPerson } from '../people';
import type { JiraRequest } from './requests';
import type { JiraTraps } from './traps';

/** Answers one kind of call; what the path names comes after the request. */
export type Answer = (request: DoubleRequest, ...parts: string[]) => DoubleResponse;

/** A refusal of the service desk's API. */
export function deskRefusal(status: number, errorMessage: string): DoubleResponse {
  return { status, body: { errorMessage, i18nErrorMessage: { i18nKey: 'sd.error', parameters: [] } } };
}

/** A refusal of the platform's API. */
export function platformRefusal(status: number, message: string): DoubleResponse {
  return { status, body: { errorMessages: [message], errors: {} } };
}

/** A page of a list; the site has its own idea of how long a page may be. */
export function pageOf(values: readonly object[], asked: URLSearchParams): DoubleResponse {
  const start = Number(asked.get('start') ?? 0);
  const limit = Math.min(Number(asked.get('limit') ?? 50), 50);
  const shown = values.slice(start, start + limit);
  const isLastPage = start + shown.length >= values.length;
  return { status: 200, body: { _expands: [], size: shown.length, start, limit, isLastPage, values: shown } };
}

/** A person as the site shows them. */
export function shownPerson({ id, name, upn, disabled }: SandboxPerson, traps: JiraTraps): object {
  return {
    accountId: `qm:${id}`,
    displayName: name,
    active: disabled !== true,
    ...(traps.hideMails ? {} : { emailAddress: upn }),
  };
}

/** The category of a status, in the words of each API. */
export function categoryOf({ status }: JiraRequest): { readonly desk: string; readonly platform: string } {
  return status === 'Waiting for support'
    ? { desk: 'INDETERMINATE', platform: 'indeterminate' }
    : { desk: 'DONE', platform: 'done' };
}

/** A moment as the service desk's API tells it. */
export function moment(iso: string): object {
  return { iso8601: iso, jira: iso, friendly: iso, epochMillis: Date.parse(iso) };
}
