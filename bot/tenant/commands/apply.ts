import type { Plan } from '../../../services/baseline/plan/change';
import type { Journal } from '../../../services/baseline/plan/journal';
import { applyPlan, staleItems } from '../../../services/tenantApply';
import type { Outcome } from '../../../services/tenantApply';
import { expectedOf } from '../../../services/tenantCheck';
import { planTenant } from '../../../services/tenantPlan';
import { UsageFault, flags } from '../../cli/command';
import type { Call } from '../../cli/command';
import type { openTenantChange } from '../../composeTenant';
import { loadConfig } from '../../config';
import { openJournal } from '../journalFile';
import { readPlan } from '../planFile';
import { changeWords } from '../planLines';
import { filled } from '../worded';
import words from '../words/plan.json';
import { liveSubjects } from './liveSubjects';
import { asUsage, listOf, needed, policyOf, readingFor, signInOf, textOf } from './opening';

const settings = {
  onboarding: 'ONBOARDING_GROUP_ID',
  recovery: 'RECOVERY_GROUP_ID',
  privileged: 'PRIVILEGED_GROUP_ID',
} as const;

/** Makes the changes of a plan, as the administrator who signs in. */
export function applyCommand(open: typeof openTenantChange, pause: (ms: number) => Promise<void>) {
  return async ({ args, environment, say, tell }: Call): Promise<number> => {
    const given = flags(args, { plan: 'text', journal: 'text', touch: 'text', client: 'text', yes: 'flag' });
    const file = needed(given, 'plan', 'FILE');
    const journalPath = textOf(given['journal']) ?? `${file}.journal`;
    const config = loadConfig(environment);
    const { plan, hash } = await asUsage('--plan', () => readPlan(file, config.tenantId));
    const consents = listOf(given['touch']);
    const unknown = consents.filter((id) => !plan.items.some((item) => item.id === id));
    if (unknown.length > 0) throw new UsageFault(`--touch ID: not in the plan: ${unknown.join(', ')}`);
    const journal = await asUsage('--journal', () => openJournal(journalPath, config.tenantId, hash));
    if (given['yes'] !== true) throw new UsageFault(words.needsYes);
    const policy = await policyOf(config);
    const who = signInOf(given['client'], words.signIn, tell);
    const { read, taken, writer } = open(config, policy, { to: 'change', who });
    const by = await writer.who();
    if (by === undefined) {
      say(words.noPerson);
      return 1;
    }
    tell(filled(words.as, { name: by.name }));
    const { planning } = await planTenant({
      tenantId: config.tenantId,
      read,
      reading: readingFor(tell),
      expected: expectedOf(policy, config.groupIds),
      liveSubjects: await liveSubjects(config),
      now: () => new Date(),
      taken,
      places: plan.places,
    });
    const stale = staleItems(plan, journal, planning);
    if (stale.length > 0) {
      say(words.stale);
      for (const { id, change } of stale) say(filled(words.staleItem, { id, what: changeWords(change) }));
      return 1;
    }
    const outcomes = await asUsage('--journal', () =>
      applyPlan({
        plan,
        journal,
        writer,
        by,
        consents,
        onOutcome: (outcome) => {
          say(outcomeLine(outcome));
        },
        now: () => new Date(),
        pause,
      }),
    );
    for (const line of settingLines(plan, journal)) say(line);
    const count = (is: Outcome['is']): number => outcomes.filter((one) => one.is === is).length;
    const counts = { made: count('made'), already: count('already'), left: count('left') };
    say(filled(words.applied, { ...counts, file: journalPath }));
    return counts.left === 0 ? 0 : 1;
  };
}

function outcomeLine({ item, is, why }: Outcome): string {
  const because = why === undefined ? '' : filled(words.left[why], { id: item.id });
  return filled(words.outcomes[is], { what: changeWords(item.change), why: because });
}

/** The desk knows its groups by their ids, which an operator sets. */
function settingLines({ items }: Plan, { entries }: Journal): readonly string[] {
  return items.flatMap(({ id, change }) => {
    const value = entries.get(id)?.madeId;
    if (change.kind !== 'makeGroup' || value === undefined) return [];
    return [filled(words.setting, { name: settings[change.group], value })];
  });
}
