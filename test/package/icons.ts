import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openBrowser } from '../e2e/stage';

const folder = join(__dirname, '../../appPackage');
const sizes = { color: 192, outline: 32 } as const;

/** Draws the icons of the Teams app from their SVG, in the sizes that Teams asks for. */
async function drawIcons(): Promise<void> {
  const browser = await openBrowser();
  try {
    for (const [name, size] of Object.entries(sizes)) {
      const page = await browser.newPage({ viewport: { width: size, height: size } });
      const drawing = readFileSync(join(folder, `${name}.svg`), 'utf8');
      await page.setContent(`<style>body{margin:0}svg{display:block}</style>${drawing}`);
      const picture = await page.screenshot({ omitBackground: true });
      writeFileSync(join(folder, `${name}.png`), picture);
      process.stdout.write(`appPackage/${name}.png: ${size} by ${size}, ${picture.length} bytes\n`);
    }
  } finally {
    await browser.close();
  }
}

void drawIcons();
