import { publishedFile } from './shared';

interface Slice {
  readonly operations: readonly {
    readonly method: string;
    readonly path: string;
    readonly schemes: Readonly<Record<string, readonly { readonly permission: string }[] | undefined>>;
  }[];
}

/** Which permissions let a caller in; undefined when the published list has no entry for the call. */
export type Permitted = (
  method: string,
  path: string,
  scheme: 'Application' | 'DelegatedWork',
) => readonly string[] | undefined;

/** Reads the slice of Graph's permission reference; undefined where it is not at hand. */
export function publishedPermissions(): Permitted | undefined {
  const slice = publishedFile('graph/permissions-slice.json') as Slice | undefined;
  if (slice === undefined) return undefined;
  const bare = (path: string): string =>
    path.replaceAll(/\{[^}]*\}/g, '{}').replaceAll('microsoft.graph.', '');
  return (method, path, scheme) =>
    slice.operations
      .find((one) => one.method === method && bare(one.path) === bare(path))
      ?.schemes[scheme]?.map(({ permission }) => permission);
}
