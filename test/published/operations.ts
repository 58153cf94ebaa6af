import Ajv from 'ajv';
import { publishedFile } from './shared';

interface Reference {
  readonly $ref?: string;
}
interface Body extends Reference {
  readonly content?: { readonly 'application/json'?: { readonly schema?: Reference } };
}
interface Description {
  readonly requestBody?: Body;
  readonly responses: Readonly<Record<string, Body>>;
}
interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Description>>>>;
  readonly components: Readonly<Record<string, Readonly<Record<string, Body>>>>;
}

/** One operation of Graph's OpenAPI description. */
export interface Operation {
  /** What is wrong with a request's body. */
  requestFaults(body: unknown): readonly string[];
  /** What is wrong with an answer. */
  answerFaults(status: number, body: unknown): readonly string[];
  /** The name of the schema of a good answer, as in `microsoft.graph.user`; undefined when it has none. */
  readonly answers: string | undefined;
}

/** Reads the OpenAPI slice of a version; gives the operation behind a method and a path with its ids written as `{id}`. */
export function publishedOperations(
  version: 'v1.0' | 'beta',
): ((method: string, path: string) => Operation | undefined) | undefined {
  const text = publishedFile(`graph/openapi-${version}-slice.json`);
  if (text === undefined) return undefined;
  const document = readable(text) as Document;
  const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true });
  ajv.addSchema({ $id: 'graph', components: document.components });
  const paths = new Map(Object.entries(document.paths).map(([path, item]) => [bare(path), item]));
  const resolved = (body: Body): Body => {
    const [, kind = '', name = ''] = /^#\/components\/(\w+)\/(.+)$/.exec(body.$ref ?? '') ?? [];
    return body.$ref === undefined ? body : (document.components[kind]?.[name] ?? {});
  };
  const schemaOf = (body: Body | undefined): Reference | undefined =>
    body && resolved(body).content?.['application/json']?.schema;
  const faults = (schema: Reference | undefined, value: unknown): readonly string[] => {
    if (schema === undefined) return value === undefined ? [] : ['a body where none is described'];
    const check = ajv.compile(within(schema));
    return check(value) ? [] : (check.errors ?? []).map((one) => `${one.instancePath} ${one.message ?? ''}`);
  };
  return (method, path) => {
    const description = paths.get(bare(path))?.[method.toLowerCase()];
    if (description === undefined) return undefined;
    const { requestBody, responses } = description;
    const good = ['200', '201'].map((status) => schemaOf(responses[status])).find((one) => one !== undefined);
    return {
      requestFaults: (body) => faults(schemaOf(requestBody), body),
      answerFaults(status, body) {
        const answer = responses[String(status)] ?? (status >= 400 ? responses['default'] : undefined);
        return answer === undefined
          ? [`status ${status} is not described`]
          : faults(schemaOf(answer), withoutNulls(body));
      },
      answers: good?.$ref?.replace('#/components/schemas/', '').replace(/CollectionResponse$/, ''),
    };
  };
}

/** Parameters without their names, and actions without their namespace: the service takes both. */
function bare(path: string): string {
  return path.replaceAll(/\{[^}]*\}/g, '{}').replace(/\/microsoft\.graph\.([a-z]\w*)$/, '/$1');
}

/** A member that is null is as good as absent: objects are nullable by default, which the generator leaves out. */
function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, held]) => held !== null)
      .map(([name, held]) => [name, withoutNulls(held)]),
  );
}

/** The generator writes "anything" as `additionalProperties: {type: object}`, and null as `nullable`; flags are joined with commas: spelled as JSON Schema. */
function readable(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(readable);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value)
    .filter(([name]) => name !== 'nullable' && name !== 'discriminator')
    .map(([name, held]): [string, unknown] => [
      name,
      name === 'additionalProperties' ? true : readable(held),
    ]);
  const schema = Object.fromEntries(entries);
  if (schema['title'] === 'authenticationMethodModes' && Array.isArray(schema['enum'])) {
    const one = `(${schema['enum'].join('|')})`;
    return { type: 'string', pattern: `^${one}(,${one})*$` };
  }
  if ((value as { nullable?: unknown }).nullable !== true) return schema;
  return { anyOf: [schema, { type: 'null' }] };
}

function within(schema: Reference): object {
  return JSON.parse(JSON.stringify(schema).replaceAll('"#/', '"graph#/')) as object;
}
