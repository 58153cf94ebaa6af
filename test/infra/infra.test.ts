import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from '@jest/globals';
import type { Node } from 'web-tree-sitter';
import { loadConfig } from '../../bot/config';
import { roles } from '../../bot/roles';
import { production } from '../bot/production';
import { all, properties, readInfra, within } from './bicep';
import type { BicepFile } from './bicep';

const read = (path: string): string => readFileSync(join(__dirname, '../..', path), 'utf8');
let files: readonly BicepFile[];
let apps: BicepFile;

const fileOf = (path: string): BicepFile => {
  const found = files.find((file) => file.path === path);
  if (found === undefined) throw new Error(`no ${path} in infra/`);
  return found;
};
const parameters = ({ declared }: BicepFile): readonly Node[] =>
  [...declared.values()].filter(({ type }) => type === 'parameter_declaration');
const nameOf = (node: Node): string => node.namedChildren[0]?.text ?? '';
const hasDefault = (parameter: Node): boolean =>
  /^param \w+ \S+ =/.test(parameter.text.replaceAll('\n', ' '));

beforeAll(async () => {
  files = await readInfra();
  apps = fileOf('apps.bicep');
});

test('every file is Bicep as far as its grammar goes', () => {
  expect(files.length).toBeGreaterThan(12);
  expect(files.flatMap(({ path, faults }) => faults.map((fault) => `${path} ${fault}`))).toEqual([]);
});

test('every name that is used was declared', () => {
  const unknown = files.flatMap(({ path, root, declared }) => {
    const bound = [...all(root, 'lambda_expression'), ...all(root, 'for_statement')].map(nameOf);
    const imported = all(root, 'import_functionality').flatMap((one) =>
      all(one, 'identifier').map(({ text }) => text),
    );
    const known = new Set([...declared.keys(), ...bound, ...imported, 'az']);
    return all(root, 'identifier')
      .filter(({ parent }) => !['call_expression', 'decorator'].includes(parent?.type ?? ''))
      .filter(
        (one) => !(one.parent?.type === 'object_property' && one.parent.namedChildren[0]?.id === one.id),
      )
      .filter(({ parent }) => parent?.type !== 'output_declaration')
      .filter(({ text }) => !known.has(text))
      .map(({ text }) => `${path}: ${text}`);
  });
  expect(unknown).toEqual([]);
});

test('every resource is of one exact version, and of a preview only where Azure has no other', () => {
  const types = files.flatMap(({ root }) =>
    all(root, 'resource_declaration').map(
      (one) => one.namedChildren.find((child) => child.type === 'string')?.text ?? '',
    ),
  );
  const own = types.filter((type) => type.includes('/')).map((type) => type.slice(1, -1));
  expect(own.length).toBeGreaterThan(20);
  expect(own.filter((type) => !/^Microsoft\.[\w/]+@\d{4}-\d\d-\d\d(?:-preview)?$/.test(type))).toEqual([]);
  const previews = own.filter((type) => type.endsWith('-preview')).map((type) => type.split('@')[0]);
  expect(new Set(previews)).toEqual(new Set(['Microsoft.Insights/diagnosticSettings']));
});

test('every module gets what its file asks for and nothing else, and only outputs that it has are read', () => {
  for (const file of files) {
    const modules = [...file.declared.values()].filter(({ type }) => type === 'module_declaration');
    for (const module of modules) {
      const from = file.path.includes('/') ? 'modules/' : '';
      const target = fileOf(from + (module.namedChildren[1]?.text.slice(1, -1) ?? ''));
      const object = properties(all(module, 'object')[0] ?? module).get('params');
      const given = object === undefined ? [] : [...properties(object).keys()];
      const asked = parameters(target).map(nameOf);
      const needed = parameters(target).filter((one) => !hasDefault(one));
      expect([nameOf(module), given.filter((name) => !asked.includes(name))]).toEqual([nameOf(module), []]);
      expect([nameOf(module), needed.map(nameOf).filter((name) => !given.includes(name))]).toEqual([
        nameOf(module),
        [],
      ]);
      const asks = Array.from(file.root.text.matchAll(/\b(\w+)\.outputs\.(\w+)/g));
      const own = asks.filter(([, name]) => name === nameOf(module)).map(([, , output = '']) => output);
      expect(own.filter((output) => !target.outputs.includes(output))).toEqual([]);
    }
  }
});

test.each(['apps', 'foundation'])(
  'the example of %s gives every parameter that has no default, and no other',
  (name) => {
    const given = [...fileOf(`${name}.example.bicepparam`).declared.keys()];
    const asked = parameters(fileOf(`${name}.bicep`));
    expect(given.filter((one) => !asked.map(nameOf).includes(one))).toEqual([]);
    expect(
      asked
        .filter((one) => !hasDefault(one))
        .map(nameOf)
        .filter((one) => !given.includes(one)),
    ).toEqual([]);
  },
);

/** The names that an expression of settings sets: `always`, or only where a site gives them. */
function namesOf(node: Node, always = true): readonly (readonly [name: string, always: boolean])[] {
  if (node.type === 'identifier') {
    const declaration = apps.declared.get(node.text);
    if (declaration?.type === 'parameter_declaration') return namesOfType(declaration);
    const value = declaration?.namedChildren[1];
    return value == null ? [] : namesOf(value, always);
  }
  if (node.type === 'object')
    return [...properties(node).keys()].map((key) => {
      const parameter = /^\$\{(\w+)\}$/.exec(key)?.[1];
      const standard =
        parameter === undefined ? undefined : apps.declared.get(parameter)?.namedChildren[2]?.text;
      return [standard?.slice(1, -1) ?? key, always];
    });
  if (node.type === 'ternary_expression')
    return node.namedChildren.slice(1).flatMap((one) => namesOf(one, false));
  const given = all(node, 'arguments')[0]?.namedChildren ?? [];
  return given.flatMap((one) => namesOf(one, always));
}

function namesOfType(parameter: Node): readonly (readonly [string, boolean])[] {
  const type = fileOf('settings.bicep').declared.get(parameter.namedChildren[1]?.text ?? '');
  if (type === undefined) return [[nameOf(parameter), true]];
  return all(type, 'object_property').map((one) => [nameOf(one), !one.text.trim().endsWith('?')]);
}

const moduleOf = (role: string): ReadonlyMap<string, Node> => {
  const module = apps.declared.get(role);
  const params = module && properties(all(module, 'object')[0] ?? module).get('params');
  return params === undefined ? new Map() : properties(params);
};

/** What a setting of Azure's own making holds when the process starts. */
const values: Readonly<Record<string, string>> = {
  ...production,
  AUDIT_FILE: '/seals/x.jsonl',
  PROXIES: '1',
};
const example = new Set(
  Array.from(read('env/.env.example').matchAll(/^#? ?([A-Z][A-Z_]+)=/gm), ([, name]) => name),
);

test.each(roles)(
  '%s gets every setting that it needs, none that is not known and no credential of another',
  (role) => {
    const settings = moduleOf(role).get('settings');
    const secrets = moduleOf(role).get('secrets');
    if (settings === undefined || secrets === undefined) throw new Error(`${role} has no settings`);
    const names = [...namesOf(settings), ...namesOf(secrets)];
    expect(names.map(([name]) => name).filter((name) => !example.has(name))).toEqual([]);
    const set = names
      .filter(([, always]) => always)
      .map(([name]) => [name, values[name] ?? 'example'] as const);
    const environment = {
      ...Object.fromEntries(set),
      TEAMS_APP_ID: undefined,
      DESK_CLIENT_ID: 'client',
      ROLES: role,
    };
    expect(loadConfig(environment).roles).toEqual([role]);
    expect(set.map(([name]) => name)).toContain('AUDIT_FILE');
  },
);

test('each app has the identities of its role, and none of them opens the vault', () => {
  const identities = (role: string) =>
    all(moduleOf(role).get('identities') ?? apps.root, 'identifier').map(({ text }) => text);
  expect(Object.fromEntries(roles.map((role) => [role, identities(role)]))).toEqual({
    web: ['front', 'bot'],
    pages: ['front'],
    jobs: ['front', 'reaper'],
  });
  expect(fileOf('modules/role.bicep').root.text).toContain("{ identity: fetching.id, lifecycle: 'None' }");
  expect(roles.map((role) => moduleOf(role).get('external')?.text)).toEqual(['true', 'true', 'false']);
});

/** The names of the vault's secrets that an expression of secrets reaches. */
function vaultNames(node: Node): readonly string[] {
  const reached = all(node, 'identifier').flatMap(({ text }) => apps.declared.get(text) ?? []);
  const variables = reached.filter(({ type }) => type === 'variable_declaration');
  const objects = [node, ...variables].flatMap((one) => all(one, 'object'));
  return objects.flatMap((object) => [...properties(object).values()].map(({ text }) => text.slice(1, -1)));
}

test('every secret comes from the vault, by the name under which INSTALL puts it there', () => {
  const told = read('docs/INSTALL.md').matchAll(/secret set .*--name ([\w-]+)/g);
  const installed = Array.from(told, ([, name]) => name);
  const named = [
    ...roles.flatMap((role) => vaultNames(moduleOf(role).get('secrets') ?? apps.root)),
    ...files.flatMap(({ root }) => Array.from(root.text.matchAll(/secret: '([\w-]+)'/g), ([, name]) => name)),
  ];
  expect(new Set(installed)).toEqual(new Set(named));
  expect(installed.length).toBeGreaterThan(5);
  const text = files.map(({ root }) => root.text).join('\n');
  expect(text).not.toMatch(/\blist(?:Keys|Secrets|Credentials)?\(|passwordSecretRef|sharedKey|accountKey:/);
  expect(text.match(/@secure\(\)\n(?:@.*\n)*param \w+/g)).toHaveLength(2);
});

test('no output holds a secret', () => {
  const outputs = files.flatMap(({ root }) => all(root, 'output_declaration'));
  const shown = outputs.flatMap((output) => within(output).map(({ text }) => text));
  expect(outputs.length).toBeGreaterThan(10);
  expect(shown.filter((text) => /password|secret|sealing|connectionString/i.test(text))).toEqual([]);
});

test('nothing but the entrance is open to the network, and administrators sign in with Entra', () => {
  const text = files.map(({ root }) => root.text).join('\n');
  expect(text).toMatch(/publicNetworkAccess: 'Disabled'/);
  expect(text).toMatch(/adminUserEnabled: false/);
  expect(text).toMatch(/enableRbacAuthorization: true/);
  expect(text).toMatch(/enablePurgeProtection: true/);
  expect(text.match(/disableLocalAuth: true/g)).toHaveLength(2);
  expect(text).not.toMatch(/'Allow'(?! \})|allowInsecure: true/);
});
