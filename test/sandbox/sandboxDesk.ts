import type { Clock } from './clock';
import type { SandboxPerson } from './people';
import type { Recorder } from './recorder';
import type { DeskDouble } from './serviceNow/serviceNow';

/** A service desk as the sandbox runs it, whatever its vendor. */
export interface SandboxDesk {
  /** Where a person with a browser begins. */
  readonly url: string;
  /** What the product is told about the desk: `DESK` and the settings that go with it. */
  readonly environment: Readonly<Record<string, string>>;
  /** What a person must know to look around, such as a name and a password; nothing when pages are open to all. */
  readonly signIn?: string;
  /** The number of the open ticket that was seeded for this person. */
  ticketOf(person: SandboxPerson): string;
  /** The address of a ticket as an agent, or the person it is for, sees it. */
  ticketPage(reader: 'agent' | 'requester', number: string): string;
  close(): Promise<void>;
}

/** What a desk is started in: `port` is fixed for people who type addresses, `desk` is the simulated ServiceNow. */
export interface DeskSurroundings {
  readonly recorder: Recorder;
  readonly clock: Clock;
  readonly desk: DeskDouble;
  readonly port: number | undefined;
}
