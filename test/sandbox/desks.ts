import { jiraDesk } from './jira/sandboxDesk';
import { trackerDesk } from './requestTracker/sandboxDesk';
import type { DeskSurroundings, SandboxDesk } from './sandboxDesk';
import { serviceNowDesk } from './serviceNow/sandboxDesk';

/** Every service desk that the sandbox can be started with, by the word that names it. */
export const desks = {
  servicenow: ({ desk }) => Promise.resolve(serviceNowDesk(desk)),
  jira: jiraDesk,
  rt: trackerDesk,
} as const satisfies Readonly<Record<string, (around: DeskSurroundings) => Promise<SandboxDesk>>>;

/** The word that names a desk of the sandbox. */
export type DeskName = keyof typeof desks;

/** Whether a word names a desk of the sandbox. */
export function isDeskName(word: string): word is DeskName {
  return Object.hasOwn(desks, word);
}
