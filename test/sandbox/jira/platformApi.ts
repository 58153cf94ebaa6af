import type { Answer } from './answers';
import { categoryOf, platformRefusal, shownPerson } from './answers';
import { internalField, linkField, project } from './requests';
import type { JiraRequest } from './requests';
import type { JiraTraps } from './traps';

type Find = (idOrKey: string) => JiraRequest | undefined;

/** Where a request can go; the move to Resolved has a screen that wants a resolution. */
const moves = [
  { id: '761', name: 'Resolve this issue', to: 'Resolved' },
  { id: '781', name: 'Close this request', to: 'Closed' },
] as const;

/** The platform's API: an issue, its moves, and what one may do. */
export interface PlatformApi {
  readonly issue: Answer;
  readonly edit: Answer;
  readonly transitions: Answer;
  readonly transition: Answer;
  readonly permissions: Answer;
}

/** The part of the platform's API that an integration with requests meets. */
export function createPlatformApi(find: Find, traps: JiraTraps): PlatformApi {
  const missing = platformRefusal(404, 'Issue does not exist or you do not have permission to see it.');
  const visible = (idOrKey: string): JiraRequest | undefined =>
    traps.hideRequests || traps.nobody ? undefined : find(idOrKey);

  return {
    issue({ url }, idOrKey = '') {
      const one = visible(idOrKey);
      if (one === undefined) return missing;
      const fields: Readonly<Record<string, unknown>> = {
        summary: one.title,
        creator: shownPerson(one.creator, traps),
        resolution: one.resolution === undefined ? null : { name: one.resolution },
      };
      const asked = (url.searchParams.get('fields') ?? '').split(',');
      const shown = Object.entries(fields).filter(([name]) => asked.includes(name));
      return { status: 200, body: { id: one.id, key: one.key, fields: Object.fromEntries(shown) } };
    },

    edit(request, idOrKey = '') {
      const one = visible(idOrKey);
      if (one === undefined) return missing;
      const { fields = {} } = JSON.parse(request.body) as {
        readonly fields?: Readonly<Record<string, string>>;
      };
      const unknown = Object.keys(fields).find((name) => name !== linkField && name !== internalField);
      if (unknown !== undefined)
        return { status: 400, body: { errorMessages: [], errors: { [unknown]: 'Field cannot be set.' } } };
      if (!traps.ignoreWrites) Object.assign(one.fields, fields);
      return { status: 204 };
    },

    transitions(_, idOrKey = '') {
      const one = visible(idOrKey);
      if (one === undefined) return missing;
      const open = one.status === 'Waiting for support' ? moves : [];
      return {
        status: 200,
        body: {
          expand: 'transitions',
          transitions: open.map(({ id, name, to }) => ({
            id,
            name,
            hasScreen: to === 'Resolved',
            to: {
              id: `1${id}`,
              name: to,
              statusCategory: { id: 3, key: categoryOf({ ...one, status: to }).platform, name: 'Done' },
            },
          })),
        },
      };
    },

    transition(request, idOrKey = '') {
      const one = visible(idOrKey);
      if (one === undefined) return missing;
      const { transition, fields } = JSON.parse(request.body) as {
        readonly transition?: { readonly id?: string };
        readonly fields?: { readonly resolution?: { readonly name?: string } };
      };
      const move = moves.find(({ id }) => id === transition?.id);
      const resolution = fields?.resolution?.name;
      if (move === undefined || (move.to === 'Resolved' && resolution !== 'Done'))
        return {
          status: 400,
          body: { errorMessages: [], errors: { resolution: 'Resolution is required.' } },
        };
      if (!traps.ignoreWrites) Object.assign(one, { status: move.to, resolution });
      return { status: 204 };
    },

    permissions({ url }) {
      const asked = url.searchParams;
      const where = asked.get('projectKey') ?? '';
      const one = find(asked.get('issueId') ?? '');
      if ((where !== project && one === undefined) || traps.hideRequests)
        return platformRefusal(404, 'No project could be found with that key.');
      const keys = (asked.get('permissions') ?? '').split(',');
      const may = (key: string): boolean => !traps.nobody && (key !== 'SERVICEDESK_AGENT' || !traps.notAgent);
      return {
        status: 200,
        body: {
          permissions: Object.fromEntries(
            keys.map((key) => [
              key,
              { id: '10', key, name: key, type: 'PROJECT', description: key, havePermission: may(key) },
            ]),
          ),
        },
      };
    },
  };
}
