import { chmod, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCA, createCert } from 'mkcert';

/** Makes a throw-away certificate authority and a certificate for loopback in a fresh private folder; returns the folder. */
export async function makeCertificates(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'tap-desk-tls-'));
  await chmod(folder, 0o700);
  const subject = {
    organization: 'TAP Desk sandbox',
    countryCode: 'NO',
    state: 'Sandbox',
    locality: 'Loopback',
  };
  const ca = await createCA({ ...subject, validity: 30 });
  const leaf = await createCert({
    ca,
    domains: ['localhost', '127.0.0.1'],
    validity: 30,
    organization: subject.organization,
    email: 'nobody@localhost',
  });
  await writeFile(join(folder, 'ca.pem'), ca.cert);
  await writeFile(join(folder, 'key.pem'), leaf.key, { mode: 0o600 });
  await writeFile(join(folder, 'cert.pem'), leaf.cert);
  return folder;
}
