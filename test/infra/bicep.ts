import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Language, Parser } from 'web-tree-sitter';
import type { Node } from 'web-tree-sitter';

const folder = join(__dirname, '../../infra');

/** One file of `infra/` as its syntax says it: what it declares, and where its syntax is none. */
export interface BicepFile {
  readonly path: string;
  readonly root: Node;
  readonly faults: readonly string[];
  /** Parameters, variables, resources, modules and types by name. */
  readonly declared: ReadonlyMap<string, Node>;
  readonly outputs: readonly string[];
}

/** Every node below, and the node itself. */
export function within(node: Node): readonly Node[] {
  return [node, ...node.namedChildren.flatMap(within)];
}

/** Every node of a kind. */
export function all(node: Node, type: string): readonly Node[] {
  return within(node).filter((one) => one.type === type);
}

/** The properties of an object by name. */
export function properties(object: Node): ReadonlyMap<string, Node> {
  const pairs = object.namedChildren
    .filter((one) => one.type === 'object_property')
    .map((one) => [one.namedChildren[0]?.text.replace(/^'|'$/g, '') ?? '', one.namedChildren[1]] as const);
  return new Map(pairs.filter((pair): pair is readonly [string, Node] => pair[1] != null));
}

const declarations = [
  'parameter_declaration',
  'variable_declaration',
  'resource_declaration',
  'module_declaration',
  'type_declaration',
];

/** Reads all of `infra/`. A parameters file is read as if it declared variables, which is how it looks. */
export async function readInfra(): Promise<readonly BicepFile[]> {
  await Parser.init();
  const parser = new Parser();
  const grammar = readFileSync(require.resolve('tree-sitter-bicep/tree-sitter-bicep.wasm'));
  parser.setLanguage(await Language.load(grammar));
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.bicep(?:param)?$/.test(name))
    .toSorted();
  return paths.map((path) => {
    const text = readFileSync(join(folder, path), 'utf8');
    const shown = path.endsWith('param')
      ? text.replace(/^using .*$/m, '').replace(/^param /gm, 'var ')
      : text;
    const root = parser.parse(shown)?.rootNode;
    if (root === undefined) throw new Error(`${path} was not parsed`);
    const outputs = all(root, 'output_declaration').map((one) => one.namedChildren[0]?.text ?? '');
    return { path, root, faults: faultsOf(root), declared: declaredIn(root), outputs };
  });
}

function faultsOf(root: Node): readonly string[] {
  if (!root.hasError) return [];
  const broken: string[] = [];
  const look = (node: Node): void => {
    if (node.isError || node.isMissing) broken.push(`line ${node.startPosition.row + 1}: ${node.text}`);
    for (const child of node.children) look(child);
  };
  look(root);
  return broken;
}

function declaredIn(root: Node): ReadonlyMap<string, Node> {
  return new Map(
    declarations.flatMap((type) =>
      all(root, type).map((node) => [node.namedChildren[0]?.text ?? '', node] as const),
    ),
  );
}
