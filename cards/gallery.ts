import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { galleryPage } from './gallery/page';
import { samples } from './samples';

const folder = join('dist', 'gallery');

mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, 'index.html'), galleryPage());
process.stdout.write(`${samples.length} looks in ${join(folder, 'index.html')}\n`);
