import { isTag, isText } from 'domhandler';
import type { ChildNode, Element } from 'domhandler';
import { DomUtils, parseDocument } from 'htmlparser2';

/** A field that a person fills in, and the values it may have where it is a choice. */
export interface Field {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

/** A button of a form, or a link: a form without fields that asks and sends nothing. */
export interface Way {
  readonly title: string;
  readonly to: string;
  readonly method: 'GET' | 'POST';
  readonly hidden: Readonly<Record<string, string>>;
  readonly fields: readonly Field[];
}

/** A page as a reader without a screen has it. */
export interface TextPage {
  readonly lines: readonly string[];
  readonly ways: readonly Way[];
}

const blocks = new Set([
  ...['address', 'article', 'br', 'dd', 'div', 'dl', 'dt', 'footer', 'form', 'h1', 'h2', 'h3', 'header'],
  ...['hr', 'label', 'li', 'main', 'nav', 'ol', 'p', 'section', 'table', 'tr', 'ul'],
]);
const unread = new Set(['button', 'head', 'script', 'select', 'style', 'svg']);

/** Reads an HTML page: its text in lines, its links, and one way for each button of its forms. */
export function readPage(html: string): TextPage {
  const { children } = parseDocument(html);
  return {
    lines: linesOf(children),
    ways: elements(children, 'a', 'form').flatMap((one) => (one.name === 'a' ? linkOf(one) : waysOf(one))),
  };
}

function linesOf(nodes: readonly ChildNode[]): string[] {
  let text = '';
  const read = (node: ChildNode): void => {
    if (isText(node)) text += node.data.replace(/\s+/g, ' ');
    if (!isTag(node) || unread.has(node.name)) return;
    const around = blocks.has(node.name) ? '\n' : node.name === 'td' || node.name === 'th' ? ' ' : '';
    text += around;
    node.children.forEach(read);
    text += around;
  };
  nodes.forEach(read);
  return text
    .split('\n')
    .map((line) => line.replace(/ +/g, ' ').trim())
    .filter((line) => line !== '');
}

function linkOf(link: Element): Way[] {
  const to = link.attribs['href'];
  return to === undefined ? [] : [{ title: wordsOf(link), to, method: 'GET', hidden: {}, fields: [] }];
}

function waysOf(form: Element): Way[] {
  const inputs = elements(form.children, 'input', 'select');
  const hidden = inputs.filter(({ attribs }) => attribs['type'] === 'hidden');
  const fields = inputs.filter((input) => !hidden.includes(input)).map(fieldOf);
  return elements(form.children, 'button').map((button) => {
    const { name, value = '' } = button.attribs;
    return {
      title: wordsOf(button),
      to: form.attribs['action'] ?? '',
      method: form.attribs['method']?.toLowerCase() === 'post' ? 'POST' : 'GET',
      hidden: Object.fromEntries([
        ...hidden.map(({ attribs }) => [attribs['name'] ?? '', attribs['value'] ?? '']),
        ...(name === undefined ? [] : [[name, value]]),
      ]) as Record<string, string>,
      fields,
    };
  });
}

function fieldOf(input: Element): Field {
  const { id, name = '', type, value = '' } = input.attribs;
  const options = elements(input.children, 'option').map((option) => ({
    value: option.attribs['value'] ?? wordsOf(option),
    label: wordsOf(option),
  }));
  const chosen = elements(input.children, 'option').find(({ attribs }) => 'selected' in attribs);
  return {
    name,
    label: labelOf(input, id),
    value: type === 'checkbox' ? '' : (chosen?.attribs['value'] ?? value),
    options: type === 'checkbox' ? [{ value, label: 'yes' }] : options,
  };
}

function labelOf(input: Element, id: string | undefined): string {
  for (let around = input.parent; around !== null; around = around.parent) {
    if (isTag(around) && around.name === 'label') return wordsOf(around);
    if (id === undefined || !isTag(around)) continue;
    const label = elements(around.children, 'label').find(({ attribs }) => attribs['for'] === id);
    if (label !== undefined) return wordsOf(label);
  }
  return input.attribs['name'] ?? '';
}

function wordsOf(element: Element): string {
  return linesOf(element.children).join(' ');
}

function elements(nodes: readonly ChildNode[], ...names: readonly string[]): Element[] {
  return DomUtils.findAll(({ name }) => names.includes(name), [...nodes]);
}
