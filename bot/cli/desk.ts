import { changeDesk } from '../../services/recovery';
import { Fault } from '../../services/faults';
import { clearTenant, inTenant } from '../../services/killSwitch';
import { apply } from '../../services/apply';
import type { Store } from '../../services/ports';
import { openBooks, reachTenant } from '../composeBooks';
import { loadConfig } from '../config';
import { UsageFault, flags, runCommand } from './command';
import type { Call, Cli } from './command';
import { reasonOf } from './reasonOf';

const usage = `npm run desk -- status
npm run desk -- stop-issuing --reason "why"
npm run desk -- resume --reason "why"
npm run desk -- revoke-all --reason "why" --yes
npm run desk -- sweep --yes`;

const operator = 'operator';

/** The emergency switches for whoever runs the desk. */
export const desk: Cli = {
  usage,
  commands: {
    async status({ args, environment, say }) {
      flags(args, {});
      return await withStore(environment, async (store) => {
        const { stopped, strangers, heldBack } = await store.desk();
        const { cases } = await store.figures();
        const open = Object.values(cases).reduce((sum, count) => sum + count, 0);
        say(stopped === undefined ? 'The desk issues.' : `Nothing is issued: ${stopped.reason}`);
        say(`${open} open cases, ${strangers.length} strangers in the groups.`);
        if (heldBack > 0)
          say(`A sweep stopped at ${heldBack} orphans; npm run desk -- sweep --yes lets it go on.`);
        return 0;
      });
    },

    async 'stop-issuing'(call) {
      const reason = reasonOf(flags(call.args, { reason: 'text' })['reason']);
      return await withStore(call.environment, async (store) => {
        await stopping(reason)(store);
        call.say('Nothing is issued any more. Open passes go on being watched and revoked.');
        return 0;
      });
    },

    async resume(call) {
      const reason = reasonOf(flags(call.args, { reason: 'text' })['reason']);
      return await withStore(call.environment, async (store) => {
        await changeDesk({ store }, operator, { kind: 'operate', what: 'resume', reason });
        call.say('The desk issues again.');
        return 0;
      });
    },

    async 'revoke-all'(call) {
      const given = flags(call.args, { reason: 'text', yes: 'flag' });
      const reason = reasonOf(given['reason']);
      if (given['yes'] !== true)
        throw new UsageFault('this deletes the pass of everybody in the three groups; add --yes');
      const tenant = reachTenant(loadConfig(call.environment));
      // Nothing new comes, whatever Graph answers; and the groups are read before cases leave them.
      const stopped = await ifReached(call, stopping(reason));
      const there = await inTenant(tenant);
      await ifReached(call, endCases);
      const { passes, members } = await clearTenant(tenant, there);
      call.say(`${passes} passes deleted, ${members} members removed.`);
      if (stopped) return 0;
      call.say('The database could not be reached: stop the desk, or run stop-issuing when it can.');
      return 1;
    },

    async sweep({ args, environment, say }) {
      if (flags(args, { yes: 'flag' })['yes'] !== true)
        throw new UsageFault('this lets the next sweep remove everybody it finds; add --yes');
      return await withStore(environment, async (store) => {
        await changeDesk({ store }, operator, { kind: 'allowSweep' });
        say('The next sweep, within a minute, removes all orphans.');
        return 0;
      });
    },
  },
};

function stopping(reason: string) {
  return async (store: Store): Promise<void> => {
    await changeDesk({ store }, operator, { kind: 'operate', what: 'stop', reason });
  };
}

async function endCases(store: Store): Promise<void> {
  for (const { id } of await store.live())
    await apply(store, id, operator, { kind: 'stop', because: 'revokedAll' });
}

/** Works in the database when it can be reached, and says whether it was; the tenant is cleared either way. */
async function ifReached({ environment }: Call, work: (store: Store) => Promise<void>): Promise<boolean> {
  try {
    await withStore(environment, work);
    return true;
  } catch (error) {
    if (error instanceof Fault) return false;
    throw error;
  }
}

async function withStore<T>(
  environment: Call['environment'],
  work: (store: Store) => Promise<T>,
): Promise<T> {
  const { store } = await openBooks(loadConfig(environment));
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

if (require.main === module) void runCommand(desk, process.argv.slice(2));
