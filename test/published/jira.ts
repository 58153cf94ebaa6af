import { z } from 'zod/v4';
import type { Exchange } from '../sandbox/recorder';

const text = z.string();
const date = z.strictObject({ iso8601: text, jira: text, friendly: text, epochMillis: z.int() });
const user = z.strictObject({
  accountId: text.max(128),
  displayName: text.optional(),
  emailAddress: text.nullish(),
  active: z.boolean().optional(),
  timeZone: text.nullish(),
  _links: z.unknown().optional(),
});
const paged = <T extends z.ZodType>(values: T) =>
  z.strictObject({
    _expands: z.array(text).optional(),
    size: z.int(),
    start: z.int(),
    limit: z.int(),
    isLastPage: z.boolean(),
    values: z.array(values),
    _links: z.unknown().optional(),
  });
const comment = z.strictObject({
  _expands: z.array(text).optional(),
  id: text,
  body: text,
  public: z.boolean(),
  author: user,
  created: date,
  renderedBody: z.unknown().optional(),
  _links: z.unknown().optional(),
});
const customerRequest = z.strictObject({
  _expands: z.array(text).optional(),
  issueId: text,
  issueKey: text,
  requestTypeId: text,
  serviceDeskId: text,
  createdDate: date.optional(),
  reporter: user,
  participants: paged(user).optional(),
  requestFieldValues: z.array(
    z.strictObject({ fieldId: text, label: text.optional(), value: z.unknown(), renderedValue: z.unknown() }),
  ),
  currentStatus: z.strictObject({
    status: text,
    statusCategory: z.enum(['UNDEFINED', 'NEW', 'INDETERMINATE', 'DONE']),
    statusDate: date,
  }),
  _links: z.strictObject({ jiraRest: z.url(), web: z.url(), agent: z.url(), self: z.url() }),
});
const serviceDesk = z.strictObject({
  id: text,
  projectId: text,
  projectName: text,
  projectKey: text,
  _links: z.unknown().optional(),
});
const deskRefusal = z.strictObject({
  errorMessage: text,
  i18nErrorMessage: z.strictObject({ i18nKey: text, parameters: z.array(text) }).optional(),
});
const platformRefusal = z.strictObject({
  errorMessages: z.array(text),
  errors: z.record(text, text),
  status: z.int().optional(),
});
const issue = z.looseObject({ id: text, key: text, fields: z.record(text, z.unknown()) });
const transitions = z.strictObject({
  expand: text.optional(),
  transitions: z.array(
    z.looseObject({
      id: text,
      name: text,
      hasScreen: z.boolean(),
      to: z.looseObject({
        id: text,
        name: text,
        statusCategory: z.looseObject({ id: z.int(), key: text, name: text }),
      }),
    }),
  ),
});
const permissions = z.strictObject({
  permissions: z.record(text, z.looseObject({ key: text, havePermission: z.boolean() })),
});

interface Operation {
  readonly method: string;
  readonly path: RegExp;
  readonly query: readonly string[];
  readonly body?: z.ZodType;
  /** The good answer by its status; one without content has no shape. */
  readonly answers: readonly [status: number, shape: z.ZodType | undefined];
  readonly refusals: readonly number[];
  readonly refusal: z.ZodType;
}

const request = '/rest/servicedeskapi/request/[^/]+';
const onIssue = '/rest/api/3/issue/[^/]+';
const onDesk = { refusals: [400, 401, 403, 404], refusal: deskRefusal };
const onPlatform = { refusals: [400, 401, 403, 404], refusal: platformRefusal };
const fields = z.record(text, z.unknown());

/** The operations that the product uses, as Atlassian describes them: transcribed, so that no file of theirs is kept here. */
const operations: readonly Operation[] = (
  [
    [
      'GET',
      '/rest/servicedeskapi/servicedesk',
      ['start', 'limit'],
      undefined,
      [200, paged(serviceDesk)],
      onDesk,
    ],
    ['GET', request, ['expand'], undefined, [200, customerRequest], onDesk],
    [
      'GET',
      `${request}/comment`,
      ['public', 'internal', 'expand', 'start', 'limit'],
      undefined,
      [200, paged(comment)],
      onDesk,
    ],
    [
      'POST',
      `${request}/comment`,
      [],
      z.strictObject({ body: text, public: z.boolean() }),
      [201, comment],
      onDesk,
    ],
    ['GET', onIssue, ['fields', 'expand', 'properties'], undefined, [200, issue], onPlatform],
    ['PUT', onIssue, ['notifyUsers'], z.strictObject({ fields }), [204, undefined], onPlatform],
    ['GET', `${onIssue}/transitions`, ['expand'], undefined, [200, transitions], onPlatform],
    [
      'POST',
      `${onIssue}/transitions`,
      [],
      z.strictObject({ transition: z.strictObject({ id: text }), fields: fields.optional() }),
      [204, undefined],
      onPlatform,
    ],
    [
      'GET',
      '/rest/api/3/mypermissions',
      ['projectKey', 'issueId', 'permissions'],
      undefined,
      [200, permissions],
      onPlatform,
    ],
  ] as const
).map(([method, path, query, body, answers, refused]) => ({
  method,
  path: new RegExp(`^${path}$`),
  query,
  ...(body === undefined ? {} : { body }),
  answers,
  ...refused,
}));

/** What is wrong with an exchange by what Atlassian publishes about the two APIs: path, query, both bodies, status. */
export function publishedJira({
  method,
  url,
  requestBody,
  status,
  responseBody,
}: Exchange): readonly string[] {
  const { pathname, searchParams } = new URL(url);
  const path = pathname.replace(/^\/ex\/jira\/[^/]+/, '');
  const operation = operations.find((one) => one.method === method && one.path.test(path));
  if (operation === undefined) return [`${method} ${path} is not published`];
  const sent = requestBody === '' ? undefined : (JSON.parse(requestBody) as unknown);
  const [good, shape] = operation.answers;
  const isGood = status === good;
  return [
    ...[...searchParams.keys()]
      .filter((name) => !operation.query.includes(name))
      .map((name) => `query ${name}`),
    ...faults(operation.body, sent),
    ...(isGood || operation.refusals.includes(status) ? [] : [`status ${status} is not described`]),
    ...faults(isGood ? shape : operation.refusal, responseBody === '' ? undefined : JSON.parse(responseBody)),
  ].map((fault) => `${method} ${path} ${status}: ${fault}`);
}

function faults(shape: z.ZodType | undefined, value: unknown): readonly string[] {
  if (shape === undefined) return value === undefined ? [] : ['a body where none is described'];
  const parsed = shape.safeParse(value);
  return parsed.success ? [] : parsed.error.issues.map((one) => `${one.path.join('.')} ${one.message}`);
}
