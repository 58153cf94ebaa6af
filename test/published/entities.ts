import { publishedFile } from './shared';

interface EntityType {
  readonly baseType?: string;
  readonly properties: Readonly<Record<string, { readonly type: string }>>;
  readonly navigationProperties?: Readonly<Record<string, { readonly type: string }>>;
}

interface Metadata {
  readonly entityTypes: Readonly<Record<string, EntityType>>;
  readonly complexTypes: Readonly<Record<string, EntityType>>;
  readonly enumTypes: Readonly<
    Record<string, { readonly members: readonly string[]; readonly isFlags?: boolean }>
  >;
}

/** Graph's own metadata: which properties each type has now, and of which type they are. */
export interface Entities {
  has(type: string): boolean;
  /** What is wrong with an object as one of this type or, where it says so, of a type below it. */
  faultsIn(value: unknown, type: string, where?: string): readonly string[];
  /** Whether a `$select`, `$filter` or `$expand` may name this property of the type or of one below it. */
  names(type: string, property: string): boolean;
  /** The type at the end of a path such as `/users/{id}/authentication/methods`; undefined when there is no such path. */
  at(path: string): string | undefined;
}

const sets: Readonly<Record<string, string>> = {
  users: 'microsoft.graph.user',
  groups: 'microsoft.graph.group',
  servicePrincipals: 'microsoft.graph.servicePrincipal',
};

/** Reads the metadata slice; undefined where it is not at hand. */
export function publishedEntities(): Entities | undefined {
  const metadata = publishedFile('graph/csdl-v1.0-slice.json') as Metadata | undefined;
  if (metadata === undefined) return undefined;
  const { entityTypes, complexTypes, enumTypes } = metadata;
  const typeOf = (name: string): EntityType | undefined => entityTypes[name] ?? complexTypes[name];

  function chain(name: string): readonly EntityType[] {
    const type = typeOf(name);
    if (type === undefined) return [];
    return [type, ...(type.baseType === undefined ? [] : chain(full(type.baseType)))];
  }
  const below = (name: string): readonly string[] =>
    Object.keys(entityTypes).filter((other) => other === name || isBelow(other, name));
  function isBelow(name: string, above: string): boolean {
    const base = typeOf(name)?.baseType;
    return base !== undefined && (full(base) === above || isBelow(full(base), above));
  }
  const property = (name: string, key: string) =>
    chain(name)
      .map(({ properties, navigationProperties }) => properties[key] ?? navigationProperties?.[key])
      .find((found) => found !== undefined);

  function faultsIn(value: unknown, type: string, where = ''): readonly string[] {
    if (typeof value !== 'object' || value === null) return [`${where}: no object`];
    const said = '@odata.type' in value ? String(value['@odata.type']).replace(/^#/, '') : type;
    if (said !== type && !isBelow(said, type)) return [`${where}: ${said} is no ${type}`];
    return Object.entries(value).flatMap(([key, held]) => {
      if (key.startsWith('@odata.')) return [];
      // What an object is bound to when it is made is named by its addresses.
      const bound = /^(\w+)@odata\.bind$/.exec(key)?.[1];
      if (bound !== undefined && property(said, bound) !== undefined) return [];
      const known = property(said, key);
      return known === undefined
        ? [`${where}/${key}: unknown of ${said}`]
        : valueFaults(held, known.type, `${where}/${key}`);
    });
  }

  function valueFaults(value: unknown, declared: string, where: string): readonly string[] {
    if (value === null) return [];
    const item = /^Collection\((.*)\)$/.exec(declared)?.[1];
    if (item !== undefined)
      return Array.isArray(value)
        ? value.flatMap((one) => valueFaults(one, item, where))
        : [`${where}: no list`];
    const fits = primitives[declared];
    if (fits !== undefined) return fits(value) ? [] : [`${where}: no ${declared}`];
    const named = enumTypes[full(declared)];
    if (named !== undefined) {
      // Flags are several members in one text.
      const parts = named.isFlags === true && typeof value === 'string' ? value.split(',') : [value];
      return parts.every((part) => named.members.some((member) => member === part))
        ? []
        : [`${where}: no ${declared}`];
    }
    return faultsIn(value, full(declared), where);
  }

  return {
    has: (name) => entityTypes[name] !== undefined,
    faultsIn,
    names: (type, key) => below(type).some((name) => property(name, key) !== undefined),
    at(path) {
      const [set = '', ...steps] = path.split('/').filter((part) => part !== '');
      return steps.reduce<string | undefined>((type, step) => {
        if (type === undefined || step.startsWith('{')) return type;
        if (entityTypes[step] !== undefined) return isBelow(step, type) ? step : undefined;
        const found = property(type, step)?.type;
        return found && full(found.replace(/^Collection\((.*)\)$/, '$1'));
      }, sets[set]);
    },
  };
}

const isDate = (value: unknown): boolean =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(value);

const primitives: Readonly<Record<string, (value: unknown) => boolean>> = {
  'Edm.String': (value) => typeof value === 'string',
  'Edm.Boolean': (value) => typeof value === 'boolean',
  'Edm.Int32': Number.isInteger,
  'Edm.DateTimeOffset': isDate,
  'Edm.Guid': (value) => typeof value === 'string' && /^[0-9a-f-]{36}$/.test(value),
};

function full(name: string): string {
  return name.replace(/^graph\./, 'microsoft.graph.');
}
