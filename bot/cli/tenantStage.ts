import { lastCheckOf } from '../../services/baseline/lastCheck';
import type { Report } from '../../services/baseline/report';
import { Fault } from '../../services/faults';
import { isBack } from '../../services/maturity/nextStage';
import type { Judged } from '../../services/maturity/nextStage';
import type { Policy } from '../../services/policy/policy';
import { rolloutStages } from '../../services/policy/rollout';
import { changeDesk } from '../../services/recovery';
import { readinessFor, setStage } from '../../services/rollingOut';
import { openBooks } from '../composeBooks';
import { loadConfig } from '../config';
import type { Config } from '../config';
import { minute } from '../minute';
import { filled, titleOf } from '../tenant/worded';
import words from '../tenant/words/stage.json';
import { UsageFault, flags } from './command';
import type { Call } from './command';
import { reasonGiven, reasonOf } from './reasonOf';

/** How the phases of the rollout are called. */
export const stageUsage = 'npm run tenant -- stage [pilot|onboarding|recovery|all] [--reason "why" --yes]';

/** Says what is ready for a phase and what is missing; with `--yes` begins it when nothing is, or goes back to it. */
export async function stage(
  { args, environment, say }: Call,
  policyOf: (config: Config) => Promise<Policy>,
): Promise<number> {
  const name = args[0]?.startsWith('--') === false ? args[0] : undefined;
  const rest = name === undefined ? args : args.slice(1);
  const given = flags(rest, { reason: 'text', yes: 'flag' });
  const reason = reasonGiven(given['reason']);
  const to = rolloutStages.find((one) => one === name);
  if (name !== undefined && to === undefined) throw new UsageFault(`${name}: no such phase`);
  const config = loadConfig(environment);
  const policy = await policyOf(config);
  const { store } = await openBooks(config);
  try {
    const now = (await store.desk()).rollout;
    say(now === undefined ? words.never : filled(words.now, { stage: now.stage, at: minute(now.since) }));
    if (to === undefined) return 0;
    const back = isBack(now?.stage, to);
    const conditions = await readinessFor(store, policy, to, config.groupIds.pilot !== undefined);
    for (const line of conditions.flatMap(lines)) say(line);
    // Serving fewer is never held up, but a pilot without its group would serve nobody.
    const missing = conditions.filter(({ met, condition }) => !met && (!back || condition === 'pilotGroup'));
    if (missing.length > 0) {
      say(filled(words.missing, { count: missing.length, stage: to }));
      return 1;
    }
    if (given['yes'] !== true) {
      say(filled(words.ready, { stage: to }));
      return 0;
    }
    await setStage(store, to, reasonOf(reason));
    say(filled(words.begun, { stage: to }));
    return 0;
  } finally {
    await store.close();
  }
}

/** Keeps what a check found in the desk's own books, where they can be reached from here. */
export async function rememberCheck(config: Config, report: Report): Promise<void> {
  if (config.databaseUrl === undefined) return;
  const found = lastCheckOf(report);
  try {
    const { store } = await openBooks(config);
    try {
      await changeDesk({ store }, 'operator', { kind: 'baselineChecked', found });
    } finally {
      await store.close();
    }
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
  }
}

function lines({ condition, met, values, checks }: Judged): readonly string[] {
  const { at } = values;
  const told = typeof at === 'string' ? { ...values, at: minute(at) } : values;
  return [
    `${met ? '✓' : '✗'} ${filled(words.conditions[condition], told)}`,
    ...checks.map((id) => `    ${titleOf(id)}`),
  ];
}
