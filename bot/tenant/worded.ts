import type { Reason } from '../../services/baseline/reasons';
import type { Finding } from '../../services/baseline/report';
import words from './words/en.json';

const reasons: Readonly<Record<Reason, string>> = words.reasons;
const checks: Readonly<Record<string, string>> = words.checks;
const roles: Readonly<Record<string, string>> = words.roles;
const parts: Readonly<Record<string, string>> = words.parts;
const namesAtMost = 8;
const longestName = 80;

/** What a finding says, in words; names of the tenant are cut, and have no line breaks or control characters. */
export function found({ reason, values }: Pick<Finding, 'reason' | 'values'>): string {
  return filled(
    reasons[reason],
    Object.fromEntries(Object.entries(values).map(([name, value]) => [name, worded(name, value)])),
  );
}

/** The name of a check for people. */
export function titleOf(id: string): string {
  return checks[id] ?? id;
}

/** What to do about a finding; empty when there is nothing to do. */
export function todo({ remedy }: Pick<Finding, 'remedy'>): string {
  return remedy === undefined ? '' : words.remedies[remedy];
}

/** The name of a role for people. */
export function roleTitle(name: string): string {
  return roles[name] ?? name;
}

/** The name of a part of the tenant for people. */
export function partTitle(name: string): string {
  return parts[name] ?? name;
}

/** Fills `{name}` in a sentence of ours. */
export function filled(sentence: string, values: Readonly<Record<string, string | number>>): string {
  return sentence.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));
}

function worded(name: string, value: string | number | readonly string[]): string {
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return name === 'part' ? partTitle(value) : inLine(value);
  if (value.length === 0) return words.nobody;
  const shown = value.slice(0, namesAtMost).map((one) => (name === 'roles' ? roleTitle(one) : inLine(one)));
  const left = value.length - shown.length;
  return [...shown, ...(left > 0 ? [filled(words.and, { count: left })] : [])].join(', ');
}

/** A text of the tenant in one short line, without control characters. */
export function inLine(text: string): string {
  const line = text.replace(/[\p{C}\s]+/gu, ' ').trim();
  const characters = Array.from(line);
  return characters.length > longestName ? `${characters.slice(0, longestName - 1).join('')}…` : line;
}
