import { createHash } from 'node:crypto';
import { crc32, deflateSync } from 'node:zlib';

const size = 25;

/** A PNG that looks like a QR code and is none, as a data address: the sandbox's wallet reads addresses, not pictures. */
export function pictureOf(text: string): string {
  const noise = createHash('shake256', { outputLength: size * size })
    .update(text)
    .digest();
  const rows = Array.from({ length: size }, (_, y) =>
    Buffer.from([0, ...Array.from({ length: size }, (_, x) => (isDark(x, y, noise) ? 0 : 255))]),
  );
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  header.writeUInt8(8, 8);
  const png = Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.concat(rows))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
  return `data:image/png;base64,${png.toString('base64')}`;
}

/** Three eyes in the corners, and noise. */
function isDark(x: number, y: number, noise: Buffer): boolean {
  const [left, top] = [x < 8, y < 8];
  const [right, bottom] = [x > size - 9, y > size - 9];
  if (!(left && (top || bottom)) && !(right && top)) return (noise[y * size + x] ?? 0) > 127;
  const [fromEye, downEye] = [right ? size - 1 - x : x, bottom ? size - 1 - y : y];
  const ring = Math.max(Math.abs(fromEye - 3), Math.abs(downEye - 3));
  return ring === 3 || ring < 2;
}

function chunk(name: string, data: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const body = Buffer.concat([Buffer.from(name), data]);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}
