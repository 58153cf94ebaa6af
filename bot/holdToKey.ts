import type { Store, Vault } from '../services/ports';
import { ConfigFault } from './config';

/** Under another key nothing that was sealed can be read, and every code that people hold is wrong. */
export async function holdToKey(store: Store, vault: Vault): Promise<void> {
  const last = await store.trail.lastSeal();
  if (last === undefined || last.key === vault.sign('audit', '').key) return;
  await store.close();
  throw new ConfigFault(['SEALING_KEY: not the key under which the records in DATABASE_URL were sealed']);
}
