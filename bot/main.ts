import { Fault } from '../services/faults';
import { compose } from './compose';
import { ConfigFault, loadConfig } from './config';

/** Starts what compose made; an unusable environment or policy ends the process with every fault named. */
async function main(): Promise<void> {
  // Node answers this signal by opening a debugger, through which anybody on the machine reads what the process holds.
  process.on('SIGUSR1', () => undefined);
  const desk = await compose(loadConfig(process.env));
  await desk.start();
  const stop = (): void => {
    process.once('SIGTERM', () => process.exit(1)).once('SIGINT', () => process.exit(1));
    void desk.stop().then(() => process.exit(0));
  };
  process.once('SIGTERM', stop).once('SIGINT', stop);
}

main().catch((error: unknown) => {
  process.stderr.write(`${reasonOf(error)}\n`);
  process.exitCode = 1;
});

/** Why it did not start, in words for whoever started it; nothing of a value, an address or a stack. */
function reasonOf(error: unknown): string {
  if (error instanceof ConfigFault) return `${error.message}\nenv/.env.example says what each is for.`;
  if (error instanceof Fault)
    return `TAP Desk could not start: ${error.code}. The doctor looks for the reason: npm run doctor`;
  const { code, port } = error as { readonly code?: unknown; readonly port?: unknown };
  if (code === 'EADDRINUSE') return `TAP Desk could not start: port ${String(port)} is taken`;
  return 'TAP Desk could not start: an error of its own';
}
