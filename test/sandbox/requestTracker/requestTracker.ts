import { join } from 'node:path';
import { z } from 'zod/v4';
import { freePort } from '../freePort';
import { startDouble } from '../httpsDouble';
import type { Double, DoubleRequest, DoubleResponse } from '../httpsDouble';
import type { SandboxPerson } from '../people';
import type { Recorder } from '../recorder';
import { botUser, queue, setUp, userName } from './accounts';
import { forward } from './forward';
import { mailIn } from './mail';
import { createReader } from './reader';
import type { Reader } from './reader';
import { startTrackerServer } from './server';

/** A real Request Tracker with the sandbox's people, behind a front that speaks HTTPS and can make trouble. */
export interface Tracker extends Double {
  /** The folder with everything that the tracker keeps: its database, mails, sessions and log. */
  readonly folder: string;
  /** Makes a token for the bot. */
  token(): Promise<string>;
  /** Takes a token back. */
  endToken(token: string): Promise<void>;
  /** Somebody raises a ticket for somebody; resolves with its number. */
  raise(
    requestor: SandboxPerson,
    title: string,
    more?: { readonly by?: SandboxPerson; readonly status?: string },
  ): Promise<string>;
  /** Gives the bot rights on the queue, or takes them away. */
  right(given: boolean, rights: readonly string[]): Promise<void>;
  /** Makes a ticket one that nobody is known to have raised, for nobody. */
  unname(number: string): Promise<void>;
  /** Makes a ticket part of another. */
  merge(number: string, into: string): Promise<void>;
  /** Somebody of the desk comments on a ticket. */
  comment(number: string, text: string): Promise<void>;
  /** Moves a ticket to a status, as the desk's administrator. */
  move(number: string, status: string): Promise<void>;
  /** A browser in which this person has signed in. */
  reader(person: SandboxPerson): Promise<Reader>;
  /** Every mail that was sent so far, as text. */
  mail(): Promise<string>;
  /** Carries the next write out and never answers it. */
  holdNextWrite(): void;
  /** Accepts every write and drops it. */
  ignoreWrites(ignored: boolean): void;
}

/** Whether a call of the bot reads or writes; a filter is sent with POST. */
export function kindOf({ method, url }: DoubleRequest): 'read' | 'write' | undefined {
  if (!url.pathname.startsWith('/REST/2.0/')) return undefined;
  return method === 'GET' || url.pathname.endsWith('/attachments') ? 'read' : 'write';
}

/** Starts a tracker; without a port on any that is free. */
export async function startRequestTracker(recorder: Recorder, fixedPort?: number): Promise<Tracker> {
  const port = fixedPort ?? (await freePort());
  const server = await startTrackerServer(port);
  const { steward, folder } = server;
  const readers = new Map<SandboxPerson, Promise<Reader>>();
  let held = false;
  let ignored = false;

  async function answer(request: DoubleRequest): Promise<DoubleResponse> {
    // What is being changed inside the tracker is in force for whatever is asked after it.
    await steward.idle();
    const write = kindOf(request) === 'write';
    if (write && ignored) return accepted(request);
    const done = await forward(server.address, request);
    if (!write || !held) return done;
    held = false;
    return await new Promise<DoubleResponse>(() => undefined);
  }

  let front: Double;
  try {
    await steward.ask('setUp', setUp());
    front = await startDouble('desk', answer, { recorder, port });
  } catch (error) {
    await server.stop();
    throw error;
  }
  return {
    ...front,
    folder,
    async token() {
      return z.string().parse(await steward.ask('token', { user: botUser }));
    },
    async endToken(token) {
      await steward.ask('endToken', { token });
    },
    async raise(requestor, title, { by = requestor, status = 'new' } = {}) {
      const details = { queue, title, status, requestor: requestor.upn, by: userName(by) };
      return z.coerce.string().parse(await steward.ask('raise', details));
    },
    async right(given, rights) {
      await steward.ask('right', { queue, user: botUser, given, rights });
    },
    async unname(ticket) {
      await steward.ask('unname', { ticket });
    },
    async merge(ticket, into) {
      await steward.ask('merge', { ticket, into });
    },
    async comment(ticket, text) {
      await steward.ask('comment', { ticket, text });
    },
    async move(ticket, status) {
      await steward.ask('move', { ticket, status });
    },
    async reader(person) {
      const reader = readers.get(person) ?? createReader(front.url, userName(person));
      readers.set(person, reader);
      return await reader;
    },
    mail: () => mailIn(join(folder, 'mail')),
    holdNextWrite() {
      held = true;
    },
    ignoreWrites(given) {
      ignored = given;
    },
    async close() {
      await front.close();
      await server.stop();
    },
  };
}

/** What the tracker says to a write that it carries out. */
function accepted({ method }: DoubleRequest): DoubleResponse {
  return method === 'POST' ? { status: 201, body: ['Comments added'] } : { status: 200, body: [] };
}
