import { once } from 'node:events';
import { compose } from '../../bot/compose';
import { loadConfig } from '../../bot/config';
import { quick } from '../sandbox/scene';
import { tls } from '../sandbox/tls';

/** What a killed or stopped process had taken up falls to others this soon. */
const leaseSeconds = 3;

/** Whoever presses while something is broken reads soon that the desk is at work, and asks again. */
const patientMs = 3_000;

/** The product as a process of its own, that can be killed: it waits for a word to start, and tells its parent when it listens. */
async function main(): Promise<void> {
  await once(process, 'message');
  const product = await compose(loadConfig(process.env), {
    ...quick,
    answerMs: patientMs,
    tls: tls(),
    leaseSeconds,
  });
  await product.start();
  process.send?.('listening');
}

// Whoever runs it starts it again, as when its database was cut off just then.
main().catch(() => process.exit(1));
