import type { Bounds } from '../../services/policy/bounds';
import { boundsOf } from '../../services/policy/boundsAt';
import type { Policy } from '../../services/policy/policy';
import { filled } from '../tenant/worded';
import type { Section, Statement } from './written';
import words from './words/en.json';

const titles: Readonly<Record<string, SectionWords>> = words.sections;
const settings: Readonly<Record<string, readonly string[]>> = words.settings;
const units: Readonly<Record<string, string>> = { ...words.units, text: '{value}' };

interface SectionWords {
  readonly title: string;
  readonly intro: readonly string[];
  readonly columns?: { readonly rule: string; readonly says: string; readonly limit: string };
}

/** A section with its own title and columns. */
export function section(
  id: keyof typeof words.sections,
  statements: readonly Statement[],
  values: Readonly<Record<string, string | number>> = {},
): Section {
  const { title, intro, columns = words.columns } = titles[id] ?? { title: id, intro: [] };
  return {
    id,
    title,
    intro: intro.map((sentence) => filled(sentence, values)),
    columns: [columns.rule, columns.says, columns.limit],
    statements,
  };
}

/** One statement. */
export function say(id: string, label: string, says: string, limit = ''): Statement {
  return { id, label, says, limit };
}

/** What a setting of the file says, by its path; a setting without words is told by its path. */
export function saySetting(policy: Policy, path: string): Statement {
  const [label = path, unit = 'text'] = settings[path] ?? [];
  const value = filled(units[unit] ?? '{value}', { value: String(valueAt(policy, path)) });
  return say(path, label, value, boundsText(boundsOf(policy)[path]));
}

/** The settings that stand alone below a path. */
export function settingsBelow(policy: Policy, path: string): readonly Statement[] {
  return Object.keys(settings)
    .filter((name) => name.startsWith(path))
    .map((name) => saySetting(policy, name));
}

/** How far a number may be set. */
export function boundsText(bounds: Bounds | undefined): string {
  if (bounds === undefined) return words.bounds.free;
  const { least, most } = bounds;
  return most === undefined
    ? filled(words.bounds.atLeast, { least })
    : filled(words.bounds.range, { least, most });
}

/** A rule of the program that no file changes. */
export function sayFixed(
  name: keyof typeof words.fixed,
  values: Readonly<Record<string, number>> = {},
): Statement {
  const [label = name, says = ''] = words.fixed[name];
  return say(`fixed.${name}`, label, filled(says, values), words.bounds.fixed);
}

/** Texts as one list. */
export function listed(texts: readonly string[]): string {
  return texts.length === 0 ? words.nothing : texts.join(', ');
}

/** Text of the file or the tenant in one line, so that it makes no table and no heading. */
export function oneLine(text: string): string {
  return text.replace(/[\p{C}\s]+/gu, ' ').trim();
}

function valueAt(policy: Policy, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>((value, key) => (value as Readonly<Record<string, unknown>> | undefined)?.[key], policy);
}
