import { verbs } from '../../cards/verbs';

type Json = Readonly<Record<string, unknown>>;

/** What may stand in a card of ours: per type its plain properties and its children. */
const allowed: Readonly<Record<string, readonly [plain: string, children?: string]>> = {
  AdaptiveCard: ['$schema version lang rtl', 'body actions'],
  TextBlock: ['text size weight wrap style spacing isSubtle color fontType'],
  RichTextBlock: ['spacing', 'inlines'],
  TextRun: ['text size weight color isSubtle'],
  Container: ['style bleed spacing separator', 'items'],
  ColumnSet: ['spacing', 'columns'],
  Column: ['width style minHeight', 'items'],
  FactSet: ['', 'facts'],
  ActionSet: ['', 'actions'],
  'Input.Text': ['id label placeholder maxLength value isRequired errorMessage regex'],
  'Input.Toggle': ['id title value valueOn valueOff wrap'],
  'Input.ChoiceSet': ['id label style value wrap', 'choices'],
  'Action.Execute': ['title verb style associatedInputs'],
  'Action.OpenUrl': ['title url style'],
  'Action.ShowCard': ['title', 'card'],
};
const untyped: Readonly<Record<string, readonly string[]>> = {
  facts: ['title', 'value'],
  choices: ['title', 'value'],
};
const picker = { type: 'Data.Query', dataset: 'graph.microsoft.com/users' };

/** Everything in a card that is not on the list of what may stand there; empty for a sound card. */
export function faultsIn(card: Json): readonly string[] {
  const version = card['version'] === '1.5' ? [] : ['version'];
  return [...version, ...elementFaults(card, 'card'), ...repeatedInputs(card)];
}

function elementFaults(element: Json, where: string): string[] {
  const type = String(element['type']);
  const rule = allowed[type];
  if (rule === undefined) return [`${where}: type ${type}`];
  const children = (rule[1] ?? '').split(' ');
  return Object.entries(element).flatMap(([name, value]) => {
    const here = `${where}.${name}`;
    if (name === 'type') return [];
    if (children.includes(name)) return childFaults(name, value, here);
    if (name === 'data' && type === 'Action.Execute') return dataFaults(value, here);
    if (name === 'choices.data') return JSON.stringify(value) === JSON.stringify(picker) ? [] : [here];
    if (!rule[0].split(' ').includes(name)) return [`${here} is not on the list`];
    if (typeof value === 'object') return [`${here} is an object`];
    if (name === 'verb' && !verbs.some((verb) => verb === value)) return [`${here}: no such verb`];
    return name === 'url' && !/^https:\/\/\S+$/.test(value as string) ? [`${here}: not https`] : [];
  });
}

function childFaults(name: string, value: unknown, where: string): string[] {
  const children = (Array.isArray(value) ? value : [value]) as readonly Json[];
  const expected = untyped[name];
  return children.flatMap((child, index) => {
    const here = `${where}[${index}]`;
    if (expected === undefined) return elementFaults(child, here);
    const sound = Object.keys(child).every((key) => expected.includes(key) && typeof child[key] === 'string');
    return sound ? [] : [`${here}: ${JSON.stringify(child)}`];
  });
}

/** The data of a button is text, but for the draft, which is an object of texts. */
function dataFaults(value: unknown, where: string, deep = true): string[] {
  return Object.entries(value as Json).flatMap(([name, entry]) => {
    if (typeof entry === 'string') return [];
    return deep && name === 'draft' ? dataFaults(entry, `${where}.draft`, false) : [`${where}.${name}`];
  });
}

function repeatedInputs(card: Json): string[] {
  const ids = [...JSON.stringify(card).matchAll(/"type":"Input\.\w+","id":"(\w+)"/g)].map(
    (match) => match[1],
  );
  return ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `input ${id ?? ''} twice`);
}
