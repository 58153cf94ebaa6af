/** A rule of dependency-cruiser as far as the picture reads it; several patterns are one, with `|` between. */
interface Rule {
  readonly name: string;
  readonly from: { readonly pathNot?: string };
  readonly to: { readonly path?: string };
}

/** What the picture needs of a cruise: every module with its imports, and the rules that it was held to. */
export interface Cruised {
  readonly modules: readonly {
    readonly source: string;
    readonly dependencies: readonly { readonly resolved: string }[];
  }[];
  readonly summary: { readonly ruleSetUsed: { readonly forbidden: readonly Rule[] } };
}

interface Box {
  readonly id: string;
  readonly name: string;
  readonly path: RegExp;
  /** How a place is named in the box, where that is not its folder of two levels. */
  readonly place?: (path: string) => string;
}

/** The boxes, from the outside to the inside; a module belongs to the first that its path fits. */
const boxes = (adapters: string): readonly Box[] => [
  {
    id: 'start',
    name: 'what is started',
    path: /^bot\/(?:main\.ts|cli\/|tenant\/commands\/)/,
    place: (path) => path.replace(/\/[^/]+\.ts$/, (file) => (file === '/main.ts' ? file : '')),
  },
  {
    id: 'compose',
    name: 'puts adapters behind ports',
    path: /^bot\/compose\w*\.ts$/,
    place: () => 'bot/compose*.ts',
  },
  { id: 'teams', name: 'all that has heard of Teams', path: /^bot\/teams\// },
  { id: 'bot', name: 'the process and its edges', path: /^bot\// },
  { id: 'cards', name: 'data in, card out', path: /^cards\//, place: () => 'cards' },
  { id: 'adapters', name: 'adapters: one vendor each', path: new RegExp(adapters) },
  {
    id: 'useCases',
    name: 'use-cases and ports',
    path: /^services\/\w+\.ts$/,
    place: () => 'services/*.ts',
  },
  { id: 'core', name: 'the pure core', path: /^services\/\w+\// },
];

/**
 * The layout as a Mermaid flowchart: boxes with their folders and the packages that the rules keep in them. A box imports
 * from what its arrows lead to, near or far; an arrow that only says what a way over others says is left out.
 */
export function pictureOf({ modules, summary }: Cruised): string {
  const rules = summary.ruleSetUsed.forbidden;
  const all = boxes(rules.find(({ name }) => name === 'adapters-are-composed')?.to.path ?? '^$');
  const boxOf = (path: string): string => all.find((box) => box.path.test(path))?.id ?? '';
  const nodes = all.map(({ id, name, place }) => {
    const own = modules.map(({ source }) => source).filter((source) => boxOf(source) === id);
    const packages = rules
      .map(kept)
      .flatMap(({ folder, names }) => (own.some((source) => folder.test(source)) ? names : []));
    const places = [...new Set(own.map(place ?? folderOf))].sort().join(', ');
    const below = packages.length === 0 ? '' : `<br><i>${packages.join(', ')}</i>`;
    return `  ${id}["<b>${name}</b><br>${places}${below}"]`;
  });
  const imports = new Map(all.map(({ id }) => [id, new Set<string>()]));
  for (const { source, dependencies } of modules)
    for (const { resolved } of dependencies)
      if (boxOf(resolved) !== boxOf(source) && boxOf(resolved) !== '')
        imports.get(boxOf(source))?.add(boxOf(resolved));
  const arrows = [...imports].flatMap(([from, to]) => {
    const further = new Set([...to].flatMap((one) => [...(imports.get(one) ?? [])]));
    return [...to].filter((one) => !further.has(one)).map((one) => `  ${from} --> ${one}`);
  });
  return ['```mermaid', 'flowchart TD', ...nodes, ...arrows.sort(), '```'].join('\n');
}

/** The packages that a rule keeps in one place, as `only` in .dependency-cruiser.cjs makes it; none for a rule of another kind. */
function kept({ from, to }: Rule): { readonly folder: RegExp; readonly names: readonly string[] } {
  const folder = /^(.*)\|\^test\/$/.exec(from.pathNot ?? '')?.[1];
  const names = /^node_modules\/\((.*)\)\/$/.exec(to.path ?? '')?.[1];
  if (folder === undefined || names === undefined) return { folder: /^$/, names: [] };
  return { folder: new RegExp(folder), names: names.split('|').filter((name) => !name.includes('[')) };
}

/** The folder of two levels in which a file is, or of one. */
const folderOf = (path: string): string => path.split('/').slice(0, -1).slice(0, 2).join('/');
