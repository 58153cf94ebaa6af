import { describe, expect, test } from '@jest/globals';
import { render } from '../../cards/render';
import { samples } from '../../cards/samples';
import { faultsIn } from './faultsIn';
import { filled } from './filled';

const hostile = {
  'a link': '[Approve](https://evil.example)',
  'a link with an escape of its own': '\\[Approve\\](https://evil.example)',
  'an image': '![x](https://evil.example/p.png)',
  'an autolink': '<https://evil.example>',
  'a mention': '<at>Everyone</at>',
  'a template': '${request.hash} ${1+1}',
  'a date function': '{{DATE(2026-01-01T00:00:00Z)}}',
  bold: '**Approved** _by_ `you` ~~never~~',
  'a heading': '# Approved',
  'a list': '- one\n- two\n1. three',
  quotes: '","type":"Image","url":"https://evil.example',
  'right to left': 'Approve\u202Eton od\u202C\u2066x\u2069\u200Fy\u061C',
  'invisible characters': 'A\u200BB\uFEFFC\u00ADD\u2060E\u3164F\u{E0041}',
  'a long text': 'x'.repeat(4_000),
  'a long text of wide characters': '😀'.repeat(2_000),
  'a long text of brackets': '['.repeat(4_000),
  'half a character': 'A\uD83D',
  'a script link': 'javascript:alert(1)',
  'a name from the prototype': 'constructor',
  nothing: '',
} as const;

const invisible =
  /[\u0000-\u001F\u00AD\u061C\u200B-\u200F\u202A-\u202E\u2060-\u2069\u3164\uFEFF]|\p{Cs}|[\u{E0000}-\u{E007F}]/u;

const looks = samples.map(({ title, card }) => [title, card] as const);

describe.each(Object.entries(hostile))('%s in every text of a card (AC-29, AC-113)', (_what, text) => {
  test.each(looks)('%s stays a card of ours', (_title, card) => {
    const shown = render(filled(card, text));
    expect(faultsIn(shown)).toEqual([]);
    expect(JSON.stringify(shown)).not.toMatch(invisible);
    expect(live(shown)).toBe(live(render(filled(card, text === '' ? '' : 'x'))));
  });
});

test.each(looks)('%s takes no element in the place of a text (AC-114)', (_title, card) => {
  const image = { type: 'Image', url: 'https://evil.example/p.png' };
  const shown = render(filled(card, image));
  expect(faultsIn(shown)).toEqual([]);
  expect(JSON.stringify(shown)).not.toContain('evil.example');
});

/** The texts of a card that are read as Markdown. */
function markdownOf(element: unknown): string[] {
  if (Array.isArray(element)) return element.flatMap(markdownOf);
  if (typeof element !== 'object' || element === null) return [];
  const own = element as Readonly<Record<string, unknown>>;
  if (own['type'] === 'TextBlock') return [String(own['text'])];
  if (own['type'] === 'FactSet')
    return (own['facts'] as readonly { readonly value: string }[]).map((fact) => fact.value);
  return Object.values(own).flatMap(markdownOf);
}

/** The characters that Markdown acts on, in order; the only ones of our own are bold pairs. */
function live(card: unknown): string {
  return markdownOf(card)
    .map((line) => line.replace(/\\[!-/:-@[-`{-~]/g, ''))
    .map((line) => /^(?:#|[+-]\s|\d+[.)]\s)/.exec(line)?.[0] ?? line.replace(/[^[\]<>`*_~{}]/g, ''))
    .join('');
}
