import { z } from 'zod/v4';
import { checkTenant, expectedOf } from '../../../services/tenantCheck';
import { enforcePlan } from '../../../services/tenantEnforce';
import type { Enforced } from '../../../services/tenantEnforce';
import { UsageFault, flags } from '../../cli/command';
import type { Call } from '../../cli/command';
import type { openTenantChange } from '../../composeTenant';
import { loadConfig } from '../../config';
import { openJournal } from '../journalFile';
import { readPlan } from '../planFile';
import { filled } from '../worded';
import words from '../words/plan.json';
import { asUsage, needed, policyOf, readingFor, signInOf, textOf } from './opening';

/** Turns the policies of a plan on that were tried in report-only; says of the others what is missing. Without `--yes` it only says. */
export function enforceCommand(open: typeof openTenantChange) {
  return async ({ args, environment, say, tell }: Call): Promise<number> => {
    const given = flags(args, { plan: 'text', journal: 'text', user: 'text', client: 'text', yes: 'flag' });
    const file = needed(given, 'plan', 'FILE');
    const testUserId = needed(given, 'user', 'ID');
    if (!z.guid().safeParse(testUserId).success)
      throw new UsageFault('--user ID: expected the object id of the test user (GUID)');
    const config = loadConfig(environment);
    const { plan, hash } = await asUsage('--plan', () => readPlan(file, config.tenantId));
    const journalPath = textOf(given['journal']) ?? `${file}.journal`;
    const journal = await asUsage('--journal', () => openJournal(journalPath, config.tenantId, hash));
    const policy = await policyOf(config);
    const who = signInOf(given['client'], words.signIn, tell);
    const { read, evidence, writer } = open(config, policy, { to: 'change', who });
    const by = await writer.who();
    if (by === undefined) {
      say(words.noPerson);
      return 1;
    }
    const { state } = await checkTenant({
      tenantId: config.tenantId,
      read,
      reading: readingFor(tell),
      expected: expectedOf(policy, config.groupIds),
      liveSubjects: undefined,
      now: () => new Date(),
    });
    const all = await enforcePlan({
      items: plan.items,
      journal,
      state: { ...state, liveSubjects: { is: 'absent', why: 'notThere' } },
      pilotGroupId: config.groupIds.pilot,
      testUserId,
      evidence,
      writer,
      by,
      act: given['yes'] === true,
      now: () => new Date(),
    });
    if (all === undefined) {
      say(words.unreadable);
      return 1;
    }
    const nameOf = (id: string): string => {
      const change = plan.items.find((item) => item.id === id)?.change;
      return change?.kind === 'makePolicy' ? change.policy.name : id;
    };
    for (const one of all) for (const line of linesOf(one, nameOf(one.item))) say(line);
    if (all.length === 0) say(words.nothingMade);
    return all.every(({ is }) => is === 'on' || is === 'wasOn' || is === 'ready') && all.length > 0 ? 0 : 1;
  };
}

function linesOf({ is, why, refused }: Enforced, policy: string): readonly string[] {
  return [
    filled(words.enforced[is], { policy }),
    ...why.map((one) => `    ${filled(words.held[one], { who: refused.join(', ') })}`),
  ];
}
