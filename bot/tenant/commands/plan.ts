import { isIP } from 'node:net';
import { z } from 'zod/v4';
import type { Plan } from '../../../services/baseline/plan/change';
import type { Met } from '../../../services/baseline/plan/whatIf';
import { expectedOf } from '../../../services/tenantCheck';
import { planTenant } from '../../../services/tenantPlan';
import { UsageFault, flags } from '../../cli/command';
import type { Call } from '../../cli/command';
import type { openTenantChange } from '../../composeTenant';
import { loadConfig } from '../../config';
import { hashOf, writePlan } from '../planFile';
import { planLines } from '../planLines';
import { filled, inLine } from '../worded';
import english from '../words/en.json';
import words from '../words/plan.json';
import { liveSubjects } from './liveSubjects';
import { asUsage, listOf, policyOf, readingFor, signInOf, textOf } from './opening';

/** Shows what would put the tenant right, and changes nothing. */
export function planCommand(open: typeof openTenantChange) {
  return async ({ args, environment, say, tell }: Call): Promise<number> => {
    const given = flags(args, {
      front: 'flag',
      client: 'text',
      json: 'flag',
      out: 'text',
      places: 'text',
      user: 'text',
    });
    const user = textOf(given['user']);
    if (user !== undefined && !z.guid().safeParse(user).success)
      throw new UsageFault('--user ID: expected an object id (GUID)');
    const config = loadConfig(environment);
    const policy = await policyOf(config);
    const who = given['front'] === true ? 'front' : signInOf(given['client'], english.signIn, tell);
    const { read, taken, request, whatIf } = open(config, policy, { to: 'plan', who });
    const { plan } = await planTenant({
      tenantId: config.tenantId,
      read,
      reading: readingFor(tell),
      expected: expectedOf(policy, config.groupIds),
      liveSubjects: await liveSubjects(config),
      now: () => new Date(),
      taken,
      places: listOf(given['places']).map(range),
    });
    const out = textOf(given['out']);
    if (out !== undefined) await asUsage('--out', () => writePlan(out, plan));
    const met = user === undefined ? undefined : { by: user, policies: await whatIf(user) };
    if (given['json'] === true) {
      const requests: Record<string, unknown> = {};
      for (const { id, change } of plan.items) requests[id] = await request(change);
      say(JSON.stringify({ hash: hashOf(plan), plan, requests, met }));
    } else for (const line of [...metLines(met), ...linesOf(plan, out)]) say(line);
    return 0;
  };
}

/** What Entra itself says of the way to registration, as the tenant is now. */
function metLines(met: { readonly policies: readonly Met[] | undefined } | undefined): readonly string[] {
  if (met === undefined) return [];
  if (met.policies === undefined) return [words.whatIf.notOffered, ''];
  if (met.policies.length === 0) return [words.whatIf.nothing, ''];
  const lines = met.policies.map(({ name, state }) => ` ${inLine(name)} (${words.whatIf[state]})`);
  return [words.whatIf.title, ...lines, ''];
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
