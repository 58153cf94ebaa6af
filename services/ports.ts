import type { AlertBooks, AlertMessenger, ExportCursors } from './alertBooks';
import type { CaseLists } from './caseLists';
import type { ContactBooks, ContactMessenger } from './contactBooks';
import type { Anchor, Seal } from './audit/seal';
import type { Signer, Trail } from './audit/trail';
import type { Change } from './change';
import type { Figures } from './figures';
import type { DeskNotice } from './desk/notices';
import type { DeskHappening, DeskState } from './desk/state';
import type { Background, Method, Pass, Person, Risk, SubjectFacts, TicketFacts } from './policy/facts';
import type { SubjectClass } from './policy/terms';
import type { AwaitedPresentations } from './presentations';
import type { Event, Happening } from './requests/event';
import type { Request } from './requests/request';
import type { ReviewBooks, ReviewMessenger } from './reviewBooks';
import type { Secret } from './secret';
import type { ShortLivedBooks } from './shortLivedBooks';
import type { TenantRecords } from './tenantRecords';

/** A person and what their account is. */
export interface DirectoryPerson extends Person {
  readonly enabled: boolean;
  readonly guest: boolean;
  readonly employeeId: string | undefined;
  /** The language they want to be written to in, as in nb-NO; undefined when they never said. */
  readonly language: string | undefined;
}

/** The directory as Graph shows it now; never cached. Throws Fault on trouble. */
export interface Directory {
  /** What time (ISO 8601) it is there, asked along with a group that must exist. */
  time(groupId: string): Promise<string>;
  /** People whose user principal name is exactly this text; none when nobody has it. */
  find(upn: string): Promise<readonly Person[]>;
  person(id: string): Promise<DirectoryPerson | undefined>;
  /** The object ids of a person's managers, from the direct one upwards. */
  managersOf(personId: string): Promise<readonly string[]>;
  /** Everything the rules ask about a subject; undefined when there is no such user. `readAt` is set by the caller. */
  subject(id: string): Promise<Omit<SubjectFacts, 'readAt' | 'restrictedBy'> | undefined>;
  /** Names of the enabled Conditional Access policies that hold a privileged pass of this person to a device or a place. */
  restricting(person: Pick<SubjectFacts, 'id' | 'groupIds' | 'roles'>): Promise<readonly string[]>;
  /** What lies behind these facts: changes since a moment (ISO 8601), risk, and whether the manager can be asked. */
  background(
    id: string,
    managerId: string | undefined,
    when: { readonly since: string; readonly now: string },
  ): Promise<Background>;
  /** How far Identity Protection trusts an account now. */
  riskOf(personId: string): Promise<Risk>;
  /** Which of these groups the person is in, nested groups included. */
  groupsOf(personId: string, groupIds: readonly string[]): Promise<readonly string[]>;
  /** Enabled members of a group, nested groups included. */
  members(groupId: string): Promise<readonly Person[]>;
}

/** The passes and methods of the tenant. */
export interface Passes {
  /** The subject's methods, and their pass if there is one, in one call. */
  look(subjectId: string): Promise<{ readonly pass: Pass | undefined; readonly methods: readonly Method[] }>;
  /** Resolves when the watcher of so many passes (very many when not told) may look, behind all that people wait for. */
  turn(watched?: number): Promise<void>;
  /** Makes a one-time pass that starts now with a technician's own token; never repeats the call by itself. */
  create(
    subjectId: string,
    lifetimeMinutes: number,
    authority: Secret,
  ): Promise<{ readonly pass: Pass; readonly passcode: Secret }>;
  /** Deletes a pass, as the reaper or as its maker with the token of the create; one that is gone counts as deleted. */
  remove(subjectId: string, passId: string, authority?: Secret): Promise<void>;
  /** Whether Entra lets the owner of this token manage the passes of a subject of this class: role, activation, unit. */
  mayManage(
    subjectId: string,
    technicianId: string,
    authority: Secret,
    subjectClass: SubjectClass,
  ): Promise<'yes' | 'noRole' | 'outOfScope'>;
}

/** Membership of the three target groups, changed as their owner. */
export interface Groups {
  /** Everybody who is directly in the group, whether their account is enabled or not. */
  members(groupId: string): Promise<readonly Person[]>;
  has(groupId: string, personId: string): Promise<boolean>;
  add(groupId: string, personId: string): Promise<void>;
  remove(groupId: string, personId: string): Promise<void>;
}

/** What containment does to an account, as the reaper. */
export interface Containment {
  removeMethod(subjectId: string, method: Method): Promise<void>;
  revokeSessions(subjectId: string): Promise<void>;
}

/** Installs the app for a person who never opened it; false where that is not possible. Throws Fault. */
export type Install = (personId: string) => Promise<boolean>;

/** The service desk. Throws Fault on trouble; never guesses. */
export interface ServiceDesk {
  /** Resolves when the desk lets us read tickets. */
  reach(): Promise<void>;
  /** The ticket number in its canonical form, or undefined for text that is none. No network. */
  parse(text: string): string | undefined;
  /** The ticket, judged against the subject; undefined only when it certainly does not exist. */
  find(number: string, subject: Person): Promise<TicketFacts | undefined>;
  /** Writes an internal note once; `key` marks it, so that a repeat finds it. */
  note(ticketId: string, key: string, text: string): Promise<void>;
  /** Writes the hand-over link where the subject and the agents can read it, once. */
  writeLink(ticketId: string, key: string, link: string, text: string): Promise<void>;
  /** Moves a ticket to where this desk keeps finished work, unless it is over already; does nothing where no such place is set. */
  finish(ticketId: string): Promise<void>;
}

/** Where seals are known outside the database: an append-only file of this instance. */
export interface Anchors {
  /** The last seal written there; number 0 when there is none yet, undefined when seals are written nowhere. */
  last(): Promise<Anchor | undefined>;
  append(seals: readonly Seal[]): Promise<void>;
}

/** Sends what people read about a request; returns the receipt under which the message can be updated. */
export interface Messenger extends AlertMessenger, ContactMessenger, ReviewMessenger {
  tell(request: Request, slot: string): Promise<string>;
  /** Writes the hand-over link into the ticket: the one place where it is ever written. */
  writeLink(request: Request, link: string): Promise<void>;
  /** Posts a notice about the desk as a whole to the channel; returns its receipt. */
  notify(desk: DeskState, notice: DeskNotice): Promise<string>;
  /** Posts the digest of a seal to the channel, so that it is known outside the database. */
  digest(seal: Seal): Promise<void>;
}

/** Taking away has workers of its own, never stuck behind anything else; telling people, because of its credentials. */
export const jobLanes = ['revoking', 'telling', 'other'] as const;
export type JobLane = (typeof jobLanes)[number];

/** A job that has come due, named by its key; what it is about follows from the request. `attempt` fences a worker that was overtaken. */
export interface ClaimedJob {
  readonly requestId: string;
  readonly key: string;
  readonly attempt: number;
}

/** Jobs that were taken, most urgent first, and in how many ms the next one is due that was not; undefined when there is none. */
export interface Claim {
  readonly jobs: readonly ClaimedJob[];
  readonly nextMs: number | undefined;
}

/** Durable state: events are the truth, the row is a cache of their fold, jobs follow from it; one commit for all. */
export interface Store
  extends
    AwaitedPresentations,
    ShortLivedBooks,
    TenantRecords,
    AlertBooks,
    CaseLists,
    ContactBooks,
    ReviewBooks,
    ExportCursors {
  /** Database time plus the sandbox's offset. */
  now(): Promise<string>;
  /** Database time alone. */
  databaseTime(): Promise<string>;
  /**
   * Locks the request, folds its events, runs `work` (which awaits nothing) and commits its events, the row and the jobs.
   * For a new request `work` gets undefined and its first event must be `opened`; an id in use gives the folded request.
   */
  change<T>(
    requestId: string,
    work: (request: Request | undefined, now: string) => Change<T, Happening>,
  ): Promise<T>;
  /** The same for the desk as a whole. */
  changeDesk<T>(work: (desk: DeskState, now: string) => Change<T, DeskHappening>): Promise<T>;
  desk(): Promise<DeskState>;
  read(requestId: string): Promise<Request | undefined>;
  events(requestId: string): Promise<readonly Event[]>;
  byRef(ref: string): Promise<Request | undefined>;
  byLocator(locator: string): Promise<Request | undefined>;
  /** Open requests that a person requested, newest first. */
  openOf(requesterId: string): Promise<readonly Request[]>;
  /** The open request for a subject, if any; the database allows at most one. */
  openFor(subjectId: string): Promise<Request | undefined>;
  /** Every open request, oldest first. */
  live(): Promise<readonly Request[]>;
  /** The object ids of the subjects of all open requests. */
  liveSubjects(): Promise<readonly string[]>;
  /** Requests for a subject, or of a requester, that were opened since (ISO 8601), newest first and so many at most. */
  openedSince(
    who: { readonly subjectId: string } | { readonly requesterId: string },
    since: string,
  ): Promise<readonly Request[]>;
  /** Requests that were closed since (ISO 8601), by id from after this one, so many at most. */
  closedSince(since: string, after: string | undefined, limit: number): Promise<readonly Request[]>;
  /** The newest request for a subject, open or not. */
  lastFor(subjectId: string): Promise<Request | undefined>;
  /** Requests whose pass was shown and is being watched, earliest deadline first. */
  watched(limit: number): Promise<readonly Request[]>;
  /**
   * Takes due jobs under a lease; only those of a lane when one is named. What this owner took and does
   * not hold, because the answer was lost or it could not be put back, is taken again at once.
   */
  claim(owner: string, limit: number, lane?: JobLane, holds?: readonly ClaimedJob[]): Promise<Claim>;
  finish(job: ClaimedJob): Promise<void>;
  /** Puts a job back for later with a stable code of what went wrong. */
  postpone(job: ClaimedJob, delayMs: number, error: string): Promise<void>;
  /**
   * Gives so many open requests after this id exactly the jobs that they need; returns how many lacked some, and the id to
   * go on from, undefined at the end.
   */
  mendJobs(
    after: string | undefined,
    limit: number,
  ): Promise<{ readonly mended: number; readonly next: string | undefined }>;
  /** Called after each commit of this process and on notice of another's, with the lanes in which there may be new work. */
  onWork(listener: (lanes: readonly JobLane[]) => void): () => void;
  /** Where a person or channel can be reached; the reference is opaque to the store. */
  saveConversation(key: string, reference: string): Promise<void>;
  conversation(key: string): Promise<string | undefined>;
  readonly trail: Trail;
  /** Keeps a text under a key, in place of the one before; what it says is its owner's matter, and no secret. */
  keep(key: string, value: string): Promise<void>;
  kept(key: string): Promise<string | undefined>;
  /** Takes scheduled work on; true for one of all instances that ask within so many seconds. */
  takeTurn(key: string, everySeconds: number): Promise<boolean>;
  /** Leaves work that nothing came of to whoever asks next. */
  giveBackTurn(key: string): Promise<void>;
  /** Records an incoming activity; true for exactly one of all that ask with this key within a day, whichever instance hears it. */
  firstTime(key: string): Promise<boolean>;
  /** What the books count, by business time. */
  figures(): Promise<Figures>;
  close(): Promise<void>;
}

/** Derives every secret that need not be stored, and seals what must be. */
export interface Vault {
  seal(purpose: string, context: readonly string[], value: Secret): Buffer;
  /** Throws Fault SEAL_BROKEN when anything differs. */
  open(purpose: string, context: readonly string[], sealed: Buffer): Secret;
  /** So many decimal digits that belong to this context and nothing else. */
  digits(purpose: string, context: readonly string[], length: number): string;
  /** A keyed hash, base64url. */
  mark(purpose: string, context: readonly string[]): string;
  /** Signs with a key that belongs to this purpose and nothing else. */
  sign(purpose: string, text: string): ReturnType<Signer>;
}

export type { Log } from './log';
