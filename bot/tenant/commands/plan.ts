import { isIP } from 'node:net';
import type { Plan } from '../../../services/baseline/plan/change';
import { expectedOf } from '../../../services/tenantCheck';
import { planTenant } from '../../../services/tenantPlan';
import { UsageFault, flags } from '../../cli/command';
import type { Call } from '../../cli/command';
import type { openTenantChange } from '../../composeTenant';
import { loadConfig } from '../../config';
import { hashOf, writePlan } from '../planFile';
import { planLines } from '../planLines';
import { filled } from '../worded';
import english from '../words/en.json';
import words from '../words/plan.json';
import { asUsage, listOf, policyOf, readingFor, signInOf, textOf } from './opening';

/** Shows what would put the tenant right, and changes nothing. */
export function planCommand(open: typeof openTenantChange) {
  return async ({ args, environment, say, tell }: Call): Promise<number> => {
    const given = flags(args, { front: 'flag', client: 'text', json: 'flag', out: 'text', places: 'text' });
    const config = loadConfig(environment);
    const policy = await policyOf(config);
    const who = given['front'] === true ? 'front' : signInOf(given['client'], english.signIn, tell);
    const { read, taken, request } = open(config, policy, { to: 'plan', who });
    const { plan } = await planTenant({
      tenantId: config.tenantId,
      read,
      reading: readingFor(tell),
      expected: expectedOf(policy, config.groupIds),
      liveSubjects: undefined,
      now: () => new Date(),
      taken,
      places: listOf(given['places']).map(range),
    });
    const out = textOf(given['out']);
    if (out !== undefined) await asUsage('--out', () => writePlan(out, plan));
    if (given['json'] === true) {
      const requests: Record<string, unknown> = {};
      for (const { id, change } of plan.items) requests[id] = await request(change);
      say(JSON.stringify({ hash: hashOf(plan), plan, requests }));
    } else for (const line of linesOf(plan, out)) say(line);
    return 0;
  };
}

function linesOf(plan: Plan, out: string | undefined): readonly string[] {
  const lines = planLines(plan, hashOf(plan));
  return out === undefined || plan.items.length === 0
    ? lines
    : [...lines, '', filled(words.kept, { file: out })];
}

function range(text: string): string {
  const [address = '', bits = '', ...more] = text.split('/');
  const kind = isIP(address);
  const most = kind === 4 ? 32 : 128;
  const isWhole = /^\d{1,3}$/.test(bits) && Number(bits) >= 8 && Number(bits) <= most;
  if (kind === 0 || !isWhole || more.length > 0)
    throw new UsageFault(`--places CIDR: "${text}" is no range of addresses such as 203.0.113.0/24`);
  return text;
}
