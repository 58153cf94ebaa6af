import type { Clock } from '../clock';
import type { Answer } from './answers';
import { categoryOf, deskRefusal, moment, pageOf, shownPerson } from './answers';
import { jiraUser } from './access';
import { linkField, project } from './requests';
import type { Comment, JiraRequest } from './requests';
import type { JiraTraps } from './traps';
import { givenBack } from './wiki';

type Find = (idOrKey: string) => JiraRequest | undefined;
const longest = 32_767;

/** The service desk's API: desks, a request, its comments. */
export interface DeskApi {
  readonly desks: Answer;
  readonly request: Answer;
  readonly comments: Answer;
  readonly comment: Answer;
}

/** The part of the service desk's API that an integration with requests meets. */
export function createDeskApi(find: Find, traps: JiraTraps, clock: Clock, site: () => string): DeskApi {
  const missing = deskRefusal(404, 'The customer request does not exist.');
  const visible = (idOrKey: string): JiraRequest | undefined => {
    const found = traps.hideRequests || traps.nobody ? undefined : find(idOrKey);
    return found?.inPortal === true ? found : undefined;
  };
  let nextComment = 20_000;

  return {
    desks({ url }) {
      const desk = { id: '1', projectId: '10001', projectName: 'IT Help', projectKey: project };
      return pageOf(traps.hideRequests ? [] : [desk], url.searchParams);
    },

    request(_, idOrKey = '') {
      const found = visible(idOrKey);
      return found === undefined ? missing : { status: 200, body: shown(found) };
    },

    comments({ url }, idOrKey = '') {
      const asked = url.searchParams;
      // Who may not see the request is told that it has no comments.
      const wanted = (visible(idOrKey)?.comments ?? []).filter(({ isPublic }) =>
        isPublic ? asked.get('public') !== 'false' : asked.get('internal') !== 'false' && !traps.notAgent,
      );
      return pageOf(wanted.map(shownComment), asked);
    },

    comment(request, idOrKey = '') {
      const found = visible(idOrKey);
      if (found === undefined) return missing;
      const sent = JSON.parse(request.body) as { readonly body?: unknown; readonly public?: unknown };
      if (typeof sent.public !== 'boolean')
        return deskRefusal(400, 'The comment must be public or internal.');
      if (typeof sent.body !== 'string' || sent.body === '' || sent.body.length > longest)
        return deskRefusal(400, 'The comment is empty or too long.');
      const made: Comment = {
        id: String((nextComment += 1)),
        body: sent.body,
        isPublic: sent.public || traps.publishes || traps.notAgent,
        at: clock.now().toISOString(),
        by: undefined,
      };
      if (!traps.ignoreWrites) found.comments.push(made);
      return { status: 201, body: shownComment(made) };
    },
  };

  function shown(one: JiraRequest): object {
    const host = traps.linksTo ?? site();
    const link = one.fields[linkField];
    return {
      _expands: [
        'participant',
        'status',
        'sla',
        'requestType',
        'serviceDesk',
        'attachment',
        'action',
        'comment',
      ],
      issueId: one.id,
      issueKey: one.key,
      requestTypeId: '25',
      serviceDeskId: '1',
      reporter: shownPerson(one.reporter, traps),
      participants: {
        _expands: [],
        size: one.participants.length,
        start: 0,
        limit: 50,
        isLastPage: true,
        values: one.participants.map((person) => shownPerson(person, traps)),
      },
      // What is not on the request's form is not here either.
      requestFieldValues: [
        { fieldId: 'summary', label: 'Summary', value: one.title },
        ...(link === undefined ? [] : [{ fieldId: linkField, label: 'Hand-over link', value: link }]),
      ],
      currentStatus: {
        status: one.status,
        statusCategory: traps.blankStatus ? 'UNDEFINED' : categoryOf(one).desk,
        statusDate: moment('2026-01-01T00:00:00.000Z'),
      },
      _links: {
        jiraRest: `${host}/rest/api/2/issue/${one.id}`,
        web: `${host}/servicedesk/customer/portal/1/${one.key}`,
        agent: `${host}/browse/${one.key}`,
        self: `${host}/rest/servicedeskapi/request/${one.id}`,
      },
    };
  }

  function shownComment({ id, body, isPublic, at, by }: Comment): object {
    const bot = {
      accountId: '712020:bot',
      displayName: 'TAP Desk',
      active: true,
      emailAddress: jiraUser.user,
    };
    return {
      _expands: ['attachment', 'renderedBody'],
      id,
      body: givenBack(body),
      public: isPublic,
      author: by === undefined ? bot : shownPerson(by, traps),
      created: moment(at),
    };
  }
}
