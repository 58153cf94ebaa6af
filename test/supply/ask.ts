import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';

/** What npm prints when it audits a folder; that it ends with an error says only that it found something. */
export async function ask(folder: string, what: readonly string[], env = process.env): Promise<string> {
  // Offline it would find nothing without having asked.
  const args = ['audit', ...what, '--json', '--offline=false', '--fetch-retries=1'];
  const npm = spawn('npm', args, { cwd: folder, env, stdio: ['ignore', 'pipe', 'ignore'] });
  return await text(npm.stdout);
}
