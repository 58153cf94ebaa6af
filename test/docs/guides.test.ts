import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { commands } from '../../bot/commands';
import { read } from './told';

const root = join(__dirname, '../..');
const guides = readdirSync(join(root, 'docs/guides')).map((name) => `docs/guides/${name}`);

/** Every text in a words file, however deep. */
function textsIn(words: unknown): readonly string[] {
  if (typeof words === 'string') return [words];
  return typeof words === 'object' && words !== null ? Object.values(words).flatMap(textsIn) : [];
}

const said = new Set(
  readdirSync(join(root, 'cards/words'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.json'))
    .flatMap((name) => textsIn(JSON.parse(read(`cards/words/${name}`)))),
);

test.each(guides)('%s quotes buttons and titles as the cards have them', (guide) => {
  const quoted = Array.from(read(guide).matchAll(/\*\*([^*]+)\*\*/g), ([, text = '']) => text);
  expect(quoted.length).toBeGreaterThan(5);
  expect(quoted.map((text) => text.replace(/\.$/, '')).filter((text) => !said.has(text))).toEqual([]);
});

test.each(guides)('%s names words that can be typed, and is one page', (guide) => {
  const text = read(guide);
  const words = Array.from(text.matchAll(/`([a-z]+)`/g), ([, word = '']) => word);
  const severities = ['critical', 'high', 'medium', 'low'];
  expect(words.filter((word) => !(word in commands) && !severities.includes(word))).toEqual([]);
  expect(text.split(/\s+/).length).toBeLessThan(1_000);
});

test('there is a guide for each who works with the desk, and the first page leads there', () => {
  expect(guides.toSorted()).toEqual(
    ['approver', 'security', 'technician'].map((who) => `docs/guides/${who}.md`),
  );
  for (const guide of guides)
    for (const page of ['README.md', 'docs/ARCHITECTURE.md'])
      expect(read(page)).toContain(guide.replace(/^docs\//, page === 'README.md' ? 'docs/' : ''));
});
