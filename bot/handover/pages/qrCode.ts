import encodeQR from 'qr';
import { html } from './html';
import type { Html } from './html';

/** Scanners expect so many light modules around a code. */
const quiet = 4;

/** A QR code of a text, drawn as one path, with what it is in words. */
export function qrCode(text: string, meaning: string): Html {
  const rows = encodeQR(text, 'raw', { ecc: 'medium', border: quiet });
  const size = String(rows.length);
  const dark = rows.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])));
  return html`<svg class="code" role="img" aria-label="${meaning}" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges"><path d="${dark.join('')}"/></svg>`;
}
