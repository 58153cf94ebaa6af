import { undoJournal } from '../../../services/tenantUndo';
import { UsageFault, flags } from '../../cli/command';
import type { Call } from '../../cli/command';
import type { openTenantChange } from '../../composeTenant';
import { loadConfig } from '../../config';
import { openJournal } from '../journalFile';
import { readPlan } from '../planFile';
import { filled } from '../worded';
import words from '../words/plan.json';
import { asUsage, needed, policyOf, signInOf, textOf } from './opening';

/** Takes back what was done of a plan, as the administrator who signs in. */
export function undoCommand(open: typeof openTenantChange) {
  return async ({ args, environment, say, tell }: Call): Promise<number> => {
    const given = flags(args, { plan: 'text', journal: 'text', client: 'text', yes: 'flag' });
    const file = needed(given, 'plan', 'FILE');
    const config = loadConfig(environment);
    const { hash } = await asUsage('--plan', () => readPlan(file, config.tenantId));
    const journalPath = textOf(given['journal']) ?? `${file}.journal`;
    const journal = await asUsage('--journal', () => openJournal(journalPath, config.tenantId, hash));
    if (given['yes'] !== true) throw new UsageFault(words.needsYes);
    const who = signInOf(given['client'], words.signIn, tell);
    const { writer } = open(config, await policyOf(config), { to: 'change', who });
    const by = await writer.who();
    if (by === undefined) {
      say(words.noPerson);
      return 1;
    }
    const all = await undoJournal({ journal, writer, by, now: () => new Date() }, ({ item, is }) => {
      say(filled(words.undone[is], { item }));
    });
    if (all.length === 0) say(words.nothingDone);
    return all.some(({ is }) => is === 'kept') ? 1 : 0;
  };
}
