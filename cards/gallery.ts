import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hosts } from './gallery/hosts';
import { cardLanguages } from './language';
import { render } from './render';
import { samples } from './samples';

const folder = join('dist', 'gallery');
const data = JSON.stringify({
  languages: cardLanguages.map((language) => ({
    code: language.code,
    cards: samples.map(({ title, card }) => ({ title, card: render(card, language) })),
  })),
  hosts,
});
const renderer = readFileSync(require.resolve('adaptivecards/dist/adaptivecards.min.js'), 'utf8');
const page = readFileSync(join(__dirname, 'gallery', 'page.html'), 'utf8')
  .replace('type="application/json">', (tag) => tag + data.replaceAll('<', '\\u003c'))
  .replace('id="renderer">', (tag) => tag + renderer.replaceAll('</script', '<\\/script'));

mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, 'index.html'), page);
process.stdout.write(`${samples.length} looks in ${join(folder, 'index.html')}\n`);
