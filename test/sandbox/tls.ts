import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The throw-away key and certificate for loopback that the launcher made; Node trusts its authority. */
export function tls(): { readonly key: Buffer; readonly cert: Buffer } {
  const folder = process.env['TAP_TLS_DIR'];
  if (folder === undefined) throw new Error('start through test/launch/run.ts');
  return { key: readFileSync(join(folder, 'key.pem')), cert: readFileSync(join(folder, 'cert.pem')) };
}
