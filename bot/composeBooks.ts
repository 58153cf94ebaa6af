import type { Signer } from '../services/audit/trail';
import { readPolicy } from '../services/policyFile';
import { openPostgres } from '../services/store/postgres';
import type { Database } from '../services/store/schema';
import { createStore } from '../services/store/store';
import { createVault } from '../services/vault';
import type { World } from '../services/world';
import { businessOffset } from './clock';
import { graphOf } from './composeGraph';
import { baselineOf } from './composeTenant';
import { ConfigFault } from './config';
import type { Config } from './config';
import { createLog } from './log';
import { policyText } from './policyText';

/** The store and the signature of the desk, for a command that needs nothing else. */
export async function openBooks(
  config: Config,
): Promise<{ readonly store: World['store']; readonly signer: Signer }> {
  const vault = createVault(config.sealingKey);
  const store = await createStore(
    openDatabase(config, undefined, createLog()),
    businessOffset(config.clockUrl),
  );
  return { store, signer: (text) => vault.sign('audit', text) };
}

/** The store and the tenant as reviews read them, for a command that changes nothing. */
export async function openReviewed(config: Config) {
  const policy = readPolicy(await policyText(config.policyFile));
  if ('faults' in policy) throw new ConfigFault(policy.faults.map((fault) => `POLICY_FILE: ${fault}`));
  const { store, signer } = await openBooks(config);
  return {
    ...graphOf(config, { names: policy.policy.alerts.names }),
    store,
    signer,
    policy: policy.policy,
    log: createLog(process.stderr),
    baseline: baselineOf(config, policy.policy),
    groupIds: config.groupIds,
    identities: identitiesOf(config),
  };
}

/** What an evidence pack is made from: the store and its signature, the tenant's log, the policy and the text of its file. */
export async function openEvidence(config: Config) {
  const text = await policyText(config.policyFile);
  const { signer, ...world } = await openReviewed(config);
  return { world, signer, policyText: text };
}

/** The tenant alone, for a command that must work without the database. */
export function reachTenant(config: Config): Pick<World, 'groups' | 'passes' | 'groupIds'> {
  if (config.reaper === undefined) throw new ConfigFault(['REAPER_CLIENT_ID: needed to take away']);
  return { ...graphOf(config), groupIds: config.groupIds };
}

/** The client ids of the desk's own identities, where this process watches the tenant. */
export function identitiesOf({ front, reaper, watch }: Config): World['identities'] {
  if (reaper === undefined || watch === undefined) return undefined;
  return { front: front.clientId, reaper: reaper.clientId, signIn: watch.signIn };
}

/** The database that was given, or the one of the settings. */
export function openDatabase(config: Config, given: Database | undefined, log: World['log']): Database {
  if (given !== undefined) return given;
  if (config.databaseUrl === undefined) throw new ConfigFault(['DATABASE_URL: needed']);
  return openPostgres(config.databaseUrl, log);
}
