type Json = Readonly<Record<string, unknown>>;

/** A card as it reads: one line for each text, input and button, with what the button sends. */
export function outline(card: unknown): string {
  return linesOf(card, '').join('\n');
}

/** All words that a card shows, inputs and nested cards included. */
export function wordsOf(card: unknown): readonly string[] {
  return outline(card)
    .replace(/ → .*$/gm, '')
    .split(/\s+/)
    .filter((word) => /[\p{L}\p{N}]/u.test(word));
}

function linesOf(value: unknown, indent: string): string[] {
  if (Array.isArray(value)) return value.flatMap((one) => linesOf(one, indent));
  const element = value as Json;
  const inside = (name: string, more = ''): string[] => linesOf(element[name] ?? [], indent + more);
  switch (element['type']) {
    case 'AdaptiveCard':
      return [...inside('body'), ...inside('actions')];
    case 'TextBlock':
      return [`${indent}${look(element)}${text(element, 'text')}`];
    case 'RichTextBlock':
      return [indent + (element['inlines'] as readonly Json[]).map((run) => text(run, 'text')).join('')];
    case 'Container':
      return [`${indent}${text(element, 'style') || 'group'}:`, ...inside('items', '  ')];
    case 'FactSet':
      return (element['facts'] as readonly Json[]).map(
        (fact) => `${indent}${text(fact, 'title')}: ${text(fact, 'value')}`,
      );
    case 'ColumnSet':
      return [
        `${indent}bar: ${(element['columns'] as readonly Json[]).map(({ width }) => width).join(' + ')}`,
      ];
    case 'ActionSet':
      return inside('actions');
    case 'Input.Text':
      return [`${indent}${text(element, 'label')} ____${text(element, 'value')} → ${text(element, 'id')}`];
    case 'Input.ChoiceSet':
      return [
        `${indent}${text(element, 'label')} → ${text(element, 'id')} ${text(element, 'value')}`,
        ...(element['choices'] as readonly Json[]).map((choice) => `${indent}  ( ) ${text(choice, 'title')}`),
      ];
    default:
      return [button(element, indent), ...inside('card', '  ')];
  }
}

function button(element: Json, indent: string): string {
  const style = text(element, 'style');
  const shown = `[${text(element, 'title')}]${style === '' || style === 'default' ? '' : ` ${style}`}`;
  const target = text(element, 'verb') || text(element, 'url');
  const data = Object.keys(element['data'] ?? {}).join(' ');
  const inputs = element['associatedInputs'] === 'none' ? '' : ' + inputs';
  if (element['card'] !== undefined) return `${indent}${shown} opens:`;
  return element['verb'] === undefined
    ? `${indent}${shown} → ${target}`
    : `${indent}${shown} → ${target} {${data}}${inputs}`;
}

function look(element: Json): string {
  const color = text(element, 'color');
  return `${element['style'] === 'heading' ? '# ' : ''}${color === '' || color === 'Default' ? '' : `(${color}) `}`;
}

function text(element: Json, name: string): string {
  const value = element[name];
  return typeof value === 'string' ? value : '';
}
