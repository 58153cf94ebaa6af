import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import Ajv from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { unzipSync } from 'fflate';
import { PNG } from 'pngjs';
import { parse } from 'yaml';
import { answer } from '../../bot/cli/command';
import { teamsApp } from '../../bot/cli/teamsApp';
import { commands, ownChatOnly } from '../../bot/commands';
import { settingsIn } from '../../bot/package/filled';
import packageJson from '../../package.json';
import { publishedFile } from '../published/shared';

const root = join(__dirname, '../..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const published = publishedFile('teams/teams-manifest.schema.json');
const here = published === undefined ? describe.skip : describe;
const folder = mkdtempSync(join(tmpdir(), 'tap-desk-package-'));

const settings: Readonly<Record<string, string>> = {
  BOT_ID: '00000000-0000-4000-8000-000000000002',
  MANIFEST_ID: '00000000-0000-4000-8000-000000000020',
  MANIFEST_DEVELOPER: 'Åse & "Sons"',
  MANIFEST_WEBSITE: 'https://www.example.org/',
  MANIFEST_PRIVACY: 'https://www.example.org/privacy',
  MANIFEST_TERMS: 'https://www.example.org/terms',
};

interface Manifest {
  readonly manifestVersion: string;
  readonly version: string;
  readonly id: string;
  readonly developer: Readonly<Record<string, string>>;
  readonly validDomains: readonly string[];
  readonly webApplicationInfo: { readonly id: string; readonly resource: string };
  readonly localizationInfo: {
    readonly defaultLanguageTag: string;
    readonly additionalLanguages: readonly { readonly languageTag: string; readonly file: string }[];
  };
  readonly bots: readonly {
    readonly botId: string;
    readonly scopes: readonly string[];
    readonly commandLists: readonly {
      readonly scopes: readonly string[];
      readonly commands: readonly { readonly title: string; readonly description: string }[];
    }[];
  }[];
}

afterAll(() => {
  rmSync(folder, { recursive: true });
});

async function made(environment: Readonly<Record<string, string>>, name = 'app.zip') {
  const lines: string[] = [];
  const out = join(folder, name);
  const code = await answer(teamsApp, ['--out', out], environment, (line) => lines.push(line));
  return { code, said: lines.join('\n'), zip: existsSync(out) ? readFileSync(out) : undefined };
}

async function unpacked() {
  const { zip } = await made(settings);
  const files = unzipSync(zip ?? new Uint8Array());
  const text = (name: string): string => Buffer.from(files[name] ?? []).toString('utf8');
  return { files, text, manifest: JSON.parse(text('manifest.json')) as Manifest };
}

test('the package holds the manifest, the icons and the languages at its root, and nothing else', async () => {
  const { files, manifest } = await unpacked();
  const languages = manifest.localizationInfo.additionalLanguages.map(({ file }) => file);
  expect(Object.keys(files)).toEqual(['ar.json', 'color.png', 'manifest.json', 'nb.json', 'outline.png']);
  expect(languages).toEqual(['nb.json', 'ar.json']);
  expect(languages.map((file) => file.replace('.json', ''))).toEqual(
    manifest.localizationInfo.additionalLanguages.map(({ languageTag }) => languageTag),
  );
});

test('the same settings make the same bytes', async () => {
  const [one, two] = [await made(settings, 'one.zip'), await made(settings, 'two.zip')];
  expect(one.zip?.equals(two.zip ?? Buffer.alloc(0))).toBe(true);
  expect(one.zip?.length).toBeGreaterThan(3_000);
});

test('every setting that is missing or wrong is named, and no package is made', async () => {
  expect(await made({}, 'none.zip')).toEqual({ code: 1, said: expect.any(String), zip: undefined });
  const { said } = await made({});
  for (const name of Object.keys(settings)) expect(said).toContain(`${name}: expected`);
  expect(settingsIn(read('appPackage/manifest.json')).toSorted()).toEqual(Object.keys(settings).toSorted());
  const { said: wrong } = await made(
    { ...settings, BOT_ID: 'x', MANIFEST_TERMS: 'http://localhost/x' },
    'no.zip',
  );
  expect(wrong).toMatch(/BOT_ID: expected an id[^]*MANIFEST_TERMS: expected an https address/);
});

here("Microsoft's schema of manifests", () => {
  /** The schema names its own version and no other; ours is older, which Teams takes as well. */
  const schema = (): object => {
    const schema = structuredClone(published) as { properties: { manifestVersion: object } };
    schema.properties.manifestVersion = { enum: ['1.16'] };
    return schema;
  };
  const valid = (manifest: object): string => {
    const ajv = new Ajv({ strict: false, allErrors: true });
    addFormats(ajv);
    return ajv.validate(schema(), manifest) ? '' : ajv.errorsText();
  };

  test('takes the manifest', async () => {
    expect(valid((await unpacked()).manifest)).toBe('');
  });

  test('does not take one with another field, a longer name or no GUID', async () => {
    const { manifest } = await unpacked();
    expect(valid({ ...manifest, passcode: '' })).toContain('additional');
    expect(valid({ ...manifest, name: { short: 'x'.repeat(31) } })).toContain('name/short');
    expect(valid({ ...manifest, id: 'tap-desk' })).toContain('/id');
  });
});

test('versions, ids and domains are the product’s own', async () => {
  const { manifest } = await unpacked();
  expect(manifest).toMatchObject({
    manifestVersion: '1.16',
    version: packageJson.version,
    id: settings['MANIFEST_ID'],
    developer: { name: settings['MANIFEST_DEVELOPER'], termsOfUseUrl: settings['MANIFEST_TERMS'] },
    webApplicationInfo: {
      id: settings['BOT_ID'],
      resource: `api://botid-${settings['BOT_ID'] ?? ''}`,
    },
  });
  // Pages open in the browser and refuse frames, so Teams shows none of ours.
  expect(manifest.validDomains).toEqual([]);
  expect(manifest.bots).toMatchObject([
    { botId: settings['BOT_ID'], scopes: ['personal', 'team', 'groupChat'] },
  ]);
});

test('the command lists name words that the bot knows: in a personal chat all that Teams takes, which is ten', async () => {
  const lists = (await unpacked()).manifest.bots[0]?.commandLists ?? [];
  const wordsOf = (scope: string): string[] =>
    lists
      .filter(({ scopes }) => scopes.includes(scope))
      .flatMap((list) => list.commands.map(({ title }) => title));
  const few = Object.keys(commands).filter((word) => !wordsOf('personal').includes(word));
  // What security reads four times a year is named by help alone.
  expect(few).toEqual(['quarterly']);
  expect(wordsOf('personal')).toHaveLength(10);
  for (const scope of ['team', 'groupChat']) {
    expect(wordsOf(scope).length).toBeGreaterThan(0);
    expect(wordsOf(scope).filter((word) => ownChatOnly.has(word))).toEqual([]);
    expect(wordsOf(scope).filter((word) => !Object.hasOwn(commands, word))).toEqual([]);
  }
});

test.each(['nb', 'ar'])('%s says everything that the manifest says, within Teams’ lengths', async (tag) => {
  const { text, manifest } = await unpacked();
  const { $schema, ...words } = JSON.parse(text(`${tag}.json`)) as Record<string, string>;
  const commandKeys = (manifest.bots[0]?.commandLists ?? []).flatMap((list, at) =>
    list.commands.map((_, n) => `bots[0].commandLists[${at}].commands[${n}].description`),
  );
  const longest: Readonly<Record<string, number>> = {
    'name.short': 30,
    'name.full': 100,
    'description.short': 80,
    'description.full': 4_000,
    ...Object.fromEntries(commandKeys.map((key) => [key, 128])),
  };
  expect($schema).toMatch(/v1\.16\/MicrosoftTeams\.Localization\.schema\.json$/);
  expect(Object.keys(words).toSorted()).toEqual(Object.keys(longest).toSorted());
  const tooLong = Object.entries(words).filter(
    ([key, word]) => word === '' || word.length > (longest[key] ?? 0),
  );
  expect(tooLong).toEqual([]);
});

test('the colour icon is 192 by 192 and opaque; the outline is 32 by 32, white on nothing', async () => {
  const { files } = await unpacked();
  const [color, outline] = ['color.png', 'outline.png'].map((name) =>
    PNG.sync.read(Buffer.from(files[name] ?? [])),
  );
  const pixels = (picture: PNG | undefined): number[][] =>
    Array.from({ length: (picture?.data.length ?? 0) / 4 }, (_, at) => [
      ...(picture?.data.subarray(at * 4, at * 4 + 4) ?? []),
    ]);
  expect([color?.width, color?.height, outline?.width, outline?.height]).toEqual([192, 192, 32, 32]);
  expect(pixels(color).every(([, , , alpha]) => alpha === 255)).toBe(true);
  const drawn = pixels(outline).filter(([, , , alpha]) => alpha !== 0);
  expect(drawn.length).toBeGreaterThan(50);
  expect(drawn.length).toBeLessThan(600);
  expect(drawn.filter(([red, green, blue]) => red !== 255 || green !== 255 || blue !== 255)).toEqual([]);
});

describe.each(['m365agents.yml', 'm365agents.local.yml', 'm365agents.playground.yml'])('%s', (name) => {
  test('names scripts and files that are there', () => {
    const { provision, deploy, publish } = parse(read(name)) as Record<string, object[] | undefined>;
    const steps = [...(provision ?? []), ...(deploy ?? []), ...(publish ?? [])];
    const text = read(name);
    const scripts = Array.from(text.matchAll(/args: run ([\w:]+)/g), ([, script = '']) => script);
    const files = Array.from(text.matchAll(/manifestPath: (\S+)/g), ([, file = '']) => file);
    expect(steps.length).toBeGreaterThan(0);
    expect(scripts.filter((script) => !(script in packageJson.scripts))).toEqual([]);
    expect(files.filter((file) => !existsSync(join(root, file)))).toEqual([]);
  });
});
