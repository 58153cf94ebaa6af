import decodeQR from 'qr/decode.js';

/** Dark modules are painted so many pixels wide for the reader. */
const pixels = 4;

/** What a phone reads from the QR code on a page; throws when there is none, or it cannot be read. */
export function addressInQr(html: string): string {
  const size = Number(/viewBox="0 0 (\d+) /.exec(html)?.[1]);
  const width = size * pixels;
  const data = new Uint8Array(width * width * 4).fill(255);
  for (const [, x = '', y = ''] of html.matchAll(/M(\d+) (\d+)h1v1h-1z/g))
    for (let down = 0; down < pixels; down += 1)
      for (let right = 0; right < pixels; right += 1) {
        const at = ((Number(y) * pixels + down) * width + Number(x) * pixels + right) * 4;
        data.fill(0, at, at + 3);
      }
  return decodeQR({ width, height: width, data });
}
