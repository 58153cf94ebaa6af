import { z } from 'zod/v4';
import type { PassWorkflow } from '../../baseline/tenantState';
import { readAs } from '../answer';
import type { Patient } from './patient';

/** The task that generates a pass and mails it to the manager, the same in every tenant. */
const mailsPass = '1b555e50-7f65-41d5-b514-5894a026d10d';
const workflow = z.looseObject({
  displayName: z.string().nullish(),
  isEnabled: z.boolean().nullish(),
  tasks: z.array(z.looseObject({ taskDefinitionId: z.string().nullish(), isEnabled: z.boolean().nullish() })),
});

/** The lifecycle workflows with a task that mails passes. */
export async function readPassWorkflows(graph: Patient): Promise<readonly PassWorkflow[]> {
  const all = await graph.list('/identityGovernance/lifecycleWorkflows/workflows?$expand=tasks');
  return all.flatMap((entry) => {
    const { displayName, isEnabled, tasks } = readAs(workflow, entry);
    const mailing = tasks.filter(({ taskDefinitionId }) => taskDefinitionId?.toLowerCase() === mailsPass);
    if (mailing.length === 0) return [];
    const enabled = isEnabled !== false && mailing.some((task) => task.isEnabled !== false);
    return [{ name: displayName ?? '', enabled }];
  });
}
