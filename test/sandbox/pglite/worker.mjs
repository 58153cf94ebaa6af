// PGlite runs its queries on the thread that calls it, so it gets a thread of its own.
import { parentPort, workerData } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';

const database = await PGlite.create({ dataDir: workerData.folder, relaxedDurability: false });
parentPort.on('message', async ({ id, sql, parameters }) => {
  try {
    if (sql === undefined) {
      await database.close();
      parentPort.postMessage({ id });
      parentPort.close();
      return;
    }
    const { rows, affectedRows } = await database.query(sql, parameters);
    parentPort.postMessage({ id, rows, affectedRows });
  } catch (error) {
    parentPort.postMessage({
      id,
      error: { message: error.message, code: error.code, constraint: error.constraint },
    });
  }
});
parentPort.postMessage({ ready: true });
