import { actionsOf } from '../sandbox/teams/card';
import type { WireAction, WireCard } from '../sandbox/teams/card';
import type { Field } from './page';

type Part = Readonly<Record<string, unknown>>;

/** What a card says, line by line, as somebody reads it from top to bottom; what lies behind a button is not read. */
export function cardLines(card: WireCard | undefined): readonly string[] {
  return linesIn(card).filter((line) => line.trim() !== '');
}

/** The buttons of a card in the order in which they stand on it. */
export function buttonsOf(card: WireCard | undefined): readonly WireAction[] {
  return actionsOf(card).filter(({ title }) => title !== '');
}

/** What a button sends along that a person can fill in. */
export function fieldsOf(card: WireCard | undefined, { inputs }: WireAction): readonly Field[] {
  return Object.keys(inputs).flatMap((id) => {
    const input = partsIn(card).find((part) => part['id'] === id);
    if (input === undefined) return [];
    const choices = input['type'] === 'Input.Toggle' ? [toggle(input)] : listOf(input['choices']);
    return [
      {
        name: id,
        label: words(input['label']) || words(input['title']) || words(input['placeholder']) || id,
        value: inputs[id] ?? '',
        options: choices.map((choice) => ({ value: words(choice['value']), label: words(choice['title']) })),
      },
    ];
  });
}

function linesIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(linesIn);
  if (typeof value !== 'object' || value === null) return [];
  const part = value as Part;
  switch (part['type']) {
    case 'TextBlock':
      return [plain(words(part['text']))];
    case 'RichTextBlock':
      return [
        listOf(part['inlines'])
          .map((run) => words(run['text']))
          .join(''),
      ];
    case 'FactSet':
      return listOf(part['facts']).map((fact) => plain(`${words(fact['title'])}: ${words(fact['value'])}`));
    case 'ColumnSet':
      return [listOf(part['columns']).flatMap(linesIn).join('  ')];
    default:
      return ['body', 'items', 'cells', 'rows'].flatMap((name) => linesIn(part[name]));
  }
}

function partsIn(value: unknown): Part[] {
  if (Array.isArray(value)) return value.flatMap(partsIn);
  if (typeof value !== 'object' || value === null) return [];
  return [value as Part, ...Object.values(value).flatMap(partsIn)];
}

function toggle(input: Part): Part {
  return { value: input['valueOn'] ?? 'true', title: 'yes' };
}

function listOf(value: unknown): readonly Part[] {
  return Array.isArray(value) ? (value as Part[]) : [];
}

function words(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** Without the marks of Markdown and what escaped them. */
function plain(text: string): string {
  return text.replace(/\*\*/g, '').replace(/\\([\\`*_{}[\]()#+\-.!<>|~])/g, '$1');
}
