import { randomUUID } from 'node:crypto';
import type { Person, SubjectFacts, TicketFacts } from './policy/facts';
import { openerKinds, scenarios } from './policy/terms';
import { decideOpening, refuse } from './requests/decideOpening';
import { evolve } from './requests/evolve';
import type { Command } from './requests/command';
import type { Opening, Request } from './requests/request';
import { notAdmitted } from './admission';
import { requestIdOf } from './codes';
import { Fault } from './faults';
import { stopped } from './killSwitch';
import { makeOpening } from './makeOpening';
import type { Chosen } from './makeOpening';
import { no } from './refusals';
import { heldByReview } from './reviewing';
import type { Answer, DeskRefusal } from './refusals';
import { changeDesk } from './recovery';
import { isOneEmployee } from './standing';
import { isIn, issuingFacts, protectedIds } from './subjectFacts';
import type { World } from './world';

/** What a technician typed; nothing of it is believed before it was looked up. */
export interface Draft {
  readonly scenario: string;
  readonly picked: string;
  readonly upn: string;
  readonly ticket: string;
  readonly reason: string;
  readonly opener: string;
  /** `true` when the methods on the lost phone are to go with the case. */
  readonly removeLost: string;
}

/** A draft that could be opened, with the facts it was judged on. */
export interface Judged {
  readonly opening: Opening;
  readonly subject: SubjectFacts;
  readonly ticket: TicketFacts;
}

type OpenCommand = Extract<Command, { kind: 'open' }>;

/** Looks up the person and the ticket of a draft and says whether a request could open; writes nothing. */
export async function judge(world: World, requester: Person, draft: Draft): Promise<Answer<Judged>> {
  const gathered = await gather(world, requester, draft, randomUUID());
  if ('refusal' in gathered) return gathered;
  const refusal = refuse(gathered.done, await world.store.now());
  if (refusal?.refused === 'subjectRefused' && refusal.because === 'emergency') {
    const { subject: account } = gathered.done.opening;
    await changeDesk(world, requester.id, { kind: 'emergencyTried', by: requester, account });
  }
  return refusal === undefined ? { done: gathered.done } : no(refusal);
}

/**
 * Opens a request. Everything is judged anew; the subject must still be the person that the technician confirmed.
 * `message` is the id of the message that becomes the request's status card, `receipt` how to update it; what was opened
 * on that message before is answered again.
 */
export async function open(
  world: World,
  requester: Person,
  draft: Draft,
  confirmed: { readonly subjectId: string; readonly message: string; readonly receipt: string },
): Promise<Answer<Request>> {
  const id = requestIdOf(confirmed.message);
  const existing = await world.store.read(id);
  if (existing?.requester.id === requester.id) return { done: existing };
  const gathered = await gather(world, requester, draft, id);
  if ('refusal' in gathered) return gathered;
  const command = gathered.done;
  if (command.subject.id !== confirmed.subjectId) return no({ refused: 'pickerDiffers' });
  try {
    return await world.store.change<Answer<Request>>(command.opening.id, (existing, now) => {
      const by = requester.id;
      if (existing !== undefined) return { events: [], by, answer: { done: existing } };
      const decision = decideOpening(command, now);
      if (decision.refusal !== undefined) return { events: [], by, answer: no(decision.refusal) };
      const told = { kind: 'told' as const, slot: 'status', look: 'opening', receipt: confirmed.receipt };
      const events = [...decision.events, told];
      const request = events.reduce<Request | undefined>(
        (so, event) => evolve(so, { ...event, at: now, by }),
        undefined,
      );
      return { events, by, answer: request === undefined ? no({ refused: 'tryAgain' }) : { done: request } };
    });
  } catch (error) {
    if (!(error instanceof Fault) || error.code !== 'STORE_SUBJECT_BUSY') throw error;
    const other = await world.store.read(id);
    if (other?.requester.id === requester.id) return { done: other };
    return no((await busyWith(world, command.subject.id, id)) ?? { refused: 'tryAgain' });
  }
}

/** Another open case of a subject, as a technician who wants to open this one is told of it. */
async function busyWith({ store }: World, subjectId: string, id: string): Promise<DeskRefusal | undefined> {
  const open = await store.openFor(subjectId);
  if (open === undefined || open.id === id) return undefined;
  return { refused: 'subjectBusy', id: open.id, ref: open.ref, by: open.requester.name };
}

async function gather(
  world: World,
  requester: Person,
  draft: Draft,
  id: string,
): Promise<Answer<OpenCommand>> {
  const typed = readDraft(world, draft);
  if ('refusal' in typed) return typed;
  if (!(await isIn(world, requester.id, world.groupIds.technician))) return no({ refused: 'notTechnician' });
  const stop = await stopped(world);
  if (stop !== undefined) return no(stop);
  const subject = await findSubject(world, draft);
  if ('refusal' in subject) return subject;
  // Before anything else about the subject is judged: much of it would only tell that a case is open.
  const busy = await busyWith(world, subject.done.id, id);
  if (busy !== undefined) return no(busy);
  const [ticket, own] = await Promise.all([
    world.serviceDesk.find(typed.done.ticket, subject.done),
    world.directory.person(requester.id),
  ]);
  if (ticket === undefined) return no({ refused: 'ticketMissing', number: typed.done.ticket });
  const opening = await makeOpening(world, id, requester, subject.done, ticket, typed.done);
  if (opening.rule.scenario === 'privileged') {
    const unreviewed = await heldByReview(world);
    if (unreviewed !== undefined) return no(unreviewed);
  }
  const { pilot } = world.groupIds;
  const held = notAdmitted(
    await world.store.desk(),
    world.policy,
    {
      scenario: opening.scenario,
      rule: opening.rule.scenario,
      inPilot: pilot !== undefined && subject.done.groupIds.includes(pilot),
    },
    await world.store.now(),
  );
  if (held !== undefined) return no(held);
  const tapGroupIds = Object.values(world.groupIds.tap);
  return {
    done: {
      kind: 'open',
      opening,
      subject: subject.done,
      ticket,
      ids: protectedIds(world),
      tapGroupIds,
      samePerson: isOneEmployee(own?.employeeId, subject.done.employeeId),
    },
  };
}

function readDraft(world: World, draft: Draft): Answer<Chosen & { readonly ticket: string }> {
  const scenario = scenarios.find((one) => one === draft.scenario);
  const opener = openerKinds.find((one) => one === draft.opener);
  if (scenario === undefined || opener === undefined) return no({ refused: 'badInput' });
  const missing = (['ticket', 'reason'] as const).find((field) => draft[field].trim() === '');
  if (missing !== undefined) return no({ refused: 'fieldMissing', field: missing });
  if (draft.picked.trim() === '' && draft.upn.trim() === '')
    return no({ refused: 'fieldMissing', field: 'person' });
  const ticket = world.serviceDesk.parse(draft.ticket);
  if (ticket === undefined) return no({ refused: 'ticketUnreadable' });
  const removeLost = draft.removeLost === 'true';
  return { done: { scenario, opener, ticket, removeLost, reason: draft.reason.trim().slice(0, 200) } };
}

async function findSubject(world: World, draft: Draft): Promise<Answer<SubjectFacts>> {
  const typed = draft.upn.trim() === '' ? undefined : await byName(world, draft.upn.trim());
  if (typed !== undefined && 'refusal' in typed) return typed;
  const picked = draft.picked.trim();
  if (picked !== '' && typed !== undefined && typed.done.id !== picked.toLowerCase())
    return no({ refused: 'pickerDiffers' });
  const id = typed?.done.id ?? picked;
  if (!/^[0-9a-f-]{36}$/i.test(id)) return no({ refused: 'unknownUser' });
  const subject = await issuingFacts(world, id);
  return subject === undefined ? no({ refused: 'unknownUser' }) : { done: subject };
}

async function byName(world: World, text: string): Promise<Answer<Person>> {
  const people = await world.directory.find(text);
  const [person, ...others] = people;
  if (person === undefined) return no({ refused: 'unknownUser' });
  return others.length > 0 ? no(several(people)) : { done: person };
}

function several(people: readonly Person[]): DeskRefusal {
  return { refused: 'severalUsers', upns: people.map((person) => person.upn) };
}
