import { compose } from './compose';
import { ConfigFault, loadConfig } from './config';

/** Starts what compose made; an unusable environment or policy ends the process with every fault named. */
async function main(): Promise<void> {
  const desk = await compose(loadConfig(process.env));
  await desk.start();
  const stop = (): void => {
    process.once('SIGTERM', () => process.exit(1)).once('SIGINT', () => process.exit(1));
    void desk.stop().then(() => process.exit(0));
  };
  process.once('SIGTERM', stop).once('SIGINT', stop);
}

main().catch((error: unknown) => {
  const text = error instanceof ConfigFault ? error.message : 'TAP Desk could not start.';
  process.stderr.write(`${text}\n`);
  process.exitCode = 1;
});
