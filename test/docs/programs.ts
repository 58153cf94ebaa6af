import { audit } from '../../bot/cli/audit';
import { desk } from '../../bot/cli/desk';
import { detections } from '../../bot/cli/detections';
import { doctor } from '../../bot/cli/doctor';
import { evidence } from '../../bot/cli/evidence';
import { policy } from '../../bot/cli/policy';
import { review } from '../../bot/cli/review';
import { teamsApp } from '../../bot/cli/teamsApp';
import { tenant } from '../../bot/cli/tenant';
import type { Cli } from '../../bot/cli/command';

/** Every program that answers to `npm run`, by the name of its script. */
export const programs: Readonly<Record<string, Cli>> = {
  audit,
  desk,
  detections,
  doctor,
  evidence,
  package: teamsApp,
  policy,
  review,
  tenant,
};

/** The flags that the usage of a program names for one of its commands, each once, in alphabetical order. */
export function usedFlags({ usage }: Cli, command: string): readonly string[] {
  const lines = usage.split('\n').filter((line) => command === '' || line.includes(` -- ${command}`));
  return [
    ...new Set(lines.flatMap((line) => Array.from(line.matchAll(/--(\w+)/g), ([, flag = '']) => flag))),
  ].sort();
}
