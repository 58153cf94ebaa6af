import { z } from 'zod/v4';
import type { Met } from '../../baseline/plan/whatIf';
import { Fault } from '../../faults';
import { readAs } from '../answer';
import type { GraphWrite } from './requestOf';

const guid = z.guid();
const shape = z.looseObject({
  value: z.array(
    z.looseObject({
      displayName: z.string().nullish(),
      state: z.string(),
      policyApplies: z.boolean().nullish(),
    }),
  ),
});
/** It is not in every cloud, and not everybody who may read policies may ask it. */
const notOffered = ['GRAPH_REFUSED', 'GRAPH_FORBIDDEN', 'GRAPH_NOT_FOUND'];

/** Asks Entra's own evaluation which policies a person would meet in a browser on the way to registering; it changes nothing. */
export async function readWhatIf(
  send: (write: GraphWrite) => Promise<unknown>,
  personId: string,
): Promise<readonly Met[] | undefined> {
  try {
    const answer = await send({
      method: 'POST',
      path: '/identity/conditionalAccess/evaluate',
      body: {
        signInIdentity: { '@odata.type': '#microsoft.graph.userSignIn', userId: guid.parse(personId) },
        signInContext: {
          '@odata.type': '#microsoft.graph.userActionContext',
          userAction: 'registerSecurityInformation',
        },
        signInConditions: { clientAppType: 'browser', signInRiskLevel: 'none', userRiskLevel: 'none' },
        appliedPoliciesOnly: true,
      },
    });
    return readAs(shape, answer).value.flatMap(({ displayName, state, policyApplies }) => {
      if (policyApplies !== true || state === 'disabled') return [];
      return [{ name: displayName ?? '', state: state === 'enabled' ? 'enabled' : 'reportOnly' }];
    });
  } catch (error) {
    if (error instanceof Fault && notOffered.includes(error.code)) return undefined;
    throw error;
  }
}
