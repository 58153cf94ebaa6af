import { Fault } from '../../../services/faults';
import { openBooks } from '../../composeBooks';
import type { Config } from '../../config';

/** Who has an open case, where the desk's database can be reached from here. */
export async function liveSubjects(config: Config): Promise<readonly string[] | undefined> {
  if (config.databaseUrl === undefined) return undefined;
  try {
    const { store } = await openBooks(config);
    try {
      return await store.liveSubjects();
    } finally {
      await store.close();
    }
  } catch (error) {
    if (error instanceof Fault) return undefined;
    throw error;
  }
}
