import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cardLanguages } from '../language';
import { render } from '../render';
import { samples } from '../samples';
import { hosts } from './hosts';

/** One page with every card in every look and language, light and dark, as wide as on a phone and on a desk; it needs nothing beside it. */
export function galleryPage(): string {
  const languages = cardLanguages.map((language) => ({
    code: language.code,
    cards: samples.map(({ title, card }) => ({ title, card: render(card, language) })),
  }));
  const data = JSON.stringify({ languages, hosts }).replaceAll('<', '\\u003c');
  const renderer = readFileSync(require.resolve('adaptivecards/dist/adaptivecards.min.js'), 'utf8');
  return readFileSync(join(__dirname, 'page.html'), 'utf8')
    .replace('type="application/json">', (tag) => tag + data)
    .replace('id="renderer">', (tag) => tag + renderer.replaceAll('</script', '<\\/script'));
}
