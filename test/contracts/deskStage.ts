import { expect } from '@jest/globals';
import { Fault } from '../../services/faults';
import type { FaultCode } from '../../services/faults';
import type { Person, TicketFacts } from '../../services/policy/facts';
import type { ServiceDesk } from '../../services/ports';

/** What a desk can be made to do to the next call, or to all calls. */
export type DeskTrouble =
  | 'hidesTickets'
  | 'hidesPeople'
  | 'answersWithPage'
  | 'throttlesRead'
  | 'throttlesWrite'
  | 'forbidsRead'
  | 'forbidsWrite'
  | 'isDown'
  | 'losesWrite'
  | 'losesAnswerOfWrite'
  | 'neverAnswersWrite'
  | 'ignoresWrites'
  | 'heedsWrites';

/** An adapter in front of a fresh desk; numbers name seeded tickets, `throttledMs` is what the desk asks for. */
export interface DeskStage {
  readonly desk: ServiceDesk;
  readonly subject: Person;
  readonly own: string;
  readonly closed: string;
  readonly namesake: { readonly number: string; readonly subject: Person };
  readonly absent: string;
  readonly raisedByAnother: { readonly number: string; readonly subject: Person; readonly by: string };
  readonly typed: Readonly<Record<string, string>>;
  readonly hostile: readonly string[];
  readonly throttledMs: number;
  trouble(kind: DeskTrouble): void;
  /** How many calls the desk has received. */
  calls(): number;
  /** The page of a ticket as an agent, or the person it is for, sees it: HTML. */
  page(reader: 'agent' | 'requester', number: string): Promise<string>;
  close(): Promise<void>;
}

/** What the desk says of the stage's own ticket. */
export async function ownTicket({ desk, own, subject }: DeskStage): Promise<TicketFacts> {
  const found = await desk.find(own, subject);
  if (found === undefined) throw new Error('the seeded ticket is missing');
  return found;
}

/** Resolves with the Fault that the work ends in; anything else fails the test. */
export async function expectFault(work: Promise<unknown>, code: FaultCode): Promise<Fault> {
  const error: unknown = await work.then(
    (value) => new Error(`no fault but ${JSON.stringify(value)}`),
    (thrown: unknown) => thrown,
  );
  expect(error).toMatchObject({ name: 'Fault', code });
  if (!(error instanceof Fault)) throw error;
  return error;
}

/** What a person reads on a page: no tags, entities read, line breaks kept. */
export function textOf(html: string): string {
  return html
    .replace(/<br>/g, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)));
}

/** How often a text occurs in another. */
export function occurrences(text: string, part: string): number {
  return text.split(part).length - 1;
}
