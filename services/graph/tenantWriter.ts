import { z } from 'zod/v4';
import type { ReadEvidence } from '../baseline/plan/evidence';
import type { Planning } from '../baseline/plan/planning';
import type { AskWhatIf } from '../baseline/plan/whatIf';
import type { Change } from '../baseline/plan/change';
import type { IdOf, TenantWriter } from '../baseline/plan/writer';
import { Fault } from '../faults';
import type { Secret } from '../secret';
import { readAs } from './answer';
import { createClient, known } from './client';
import { createLane, strictLane } from './lane';
import type { LaneBudget } from './lane';
import { path } from './path';
import { lookAt } from './tenant/lookAt';
import { methodOf, methodPath } from './tenant/methodBody';
import { createPatient } from './tenant/patient';
import { requestOf } from './tenant/requestOf';
import type { GraphWrite } from './tenant/requestOf';
import { takeBack } from './tenant/takeBack';
import { readTakenNames } from './tenant/takenNames';
import { readWhatIf } from './tenant/whatIf';
import { readTried } from './tenant/triedPolicies';
import { accessLane } from './tenantState';

/** As whom the tenant is changed, and how fast. */
export interface WriterSettings {
  readonly graphUrl: string;
  /** A token of a signed-in administrator. */
  readonly token: () => Promise<Secret>;
  readonly lanes?: { readonly access: LaneBudget; readonly reports: LaneBudget };
  readonly pause?: (ms: number) => Promise<void>;
}

/** The tenant for whoever plans and changes it. */
export interface Tenant {
  readonly writer: TenantWriter;
  readonly evidence: ReadEvidence;
  readonly taken: () => Promise<Planning['taken']>;
  readonly whatIf: AskWhatIf;
  /** The write that a change would be; what is not made yet stands as the item that makes it. */
  readonly request: (change: Change) => Promise<GraphWrite>;
}

const me = z.looseObject({ id: z.string(), userPrincipalName: z.string() });
const made = z.looseObject({ id: z.string() });
const tries = 6;
const longestWaitMs = 60_000;

/** Changes a tenant over Graph v1.0, one write at a time; only a write that Graph was too busy for is sent again. */
export function createTenantWriter(settings: WriterSettings): Tenant {
  const { graphUrl, token } = settings;
  const pause = settings.pause ?? ((ms) => new Promise<void>((resolve) => setTimeout(resolve, ms)));
  const budgets = settings.lanes ?? { access: accessLane, reports: strictLane };
  const lanes = { access: createLane(budgets.access), reports: createLane(budgets.reports) };
  const client = createClient(graphUrl, token, 30_000);
  const { origin } = new URL(graphUrl);
  const graph = createPatient(client, origin, lanes, pause);
  const send = async ({ method, path: at, body }: GraphWrite): Promise<unknown> => {
    for (let attempt = 1; ; attempt += 1) {
      if (at.startsWith('/identity/')) {
        await lanes.access.wait();
        lanes.access.pass();
      }
      try {
        return await client.send(method, at, body);
      } catch (error) {
        const fault = known(error);
        const isBusy = fault instanceof Fault && fault.code === 'GRAPH_THROTTLED';
        const wait = isBusy ? (fault.details.retryAfterMs ?? 1_000 * 2 ** attempt) : undefined;
        if (wait === undefined || attempt >= tries || wait > longestWaitMs) throw fault;
        await pause(wait);
      }
    }
  };
  const requestFor = async (change: Change, idOf: IdOf): Promise<GraphWrite> => {
    const aboutMethod = change.kind === 'openMethod' || change.kind === 'setPassMethod';
    const now = aboutMethod ? await graph.get(methodPath(methodOf(change))) : undefined;
    return requestOf(change, idOf, origin, now);
  };
  const writer: TenantWriter = {
    async who() {
      try {
        const { id, userPrincipalName } = readAs(me, await client.get('/me?$select=id,userPrincipalName'));
        return { id, name: userPrincipalName };
      } catch (error) {
        // An application has no "me".
        if (error instanceof Fault && ['GRAPH_REFUSED', 'GRAPH_FORBIDDEN'].includes(error.code))
          return undefined;
        throw error;
      }
    },
    look: (change, idOf) => lookAt(graph, change, idOf),
    async make(change, idOf) {
      const answer = await send(await requestFor(change, idOf));
      return change.kind.startsWith('make') ? readAs(made, answer).id : undefined;
    },
    undo: (undo) => takeBack(graph, send, undo, origin),
    async turnOn(policyId) {
      const at = path`/identity/conditionalAccess/policies/${policyId}`;
      await send({ method: 'PATCH', path: at, body: { state: 'enabled' } });
    },
  };
  return {
    writer,
    evidence: (...asked) => readTried(graph, ...asked),
    taken: () => readTakenNames(graph),
    whatIf: (personId) => readWhatIf(send, personId),
    request: (change) => requestFor(change, (one) => ('id' in one ? one.id : `{${one.madeBy}}`)),
  };
}
