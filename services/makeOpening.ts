import { signalsAround } from './policy/circumstances';
import { modesNow } from './desk/modesNow';
import { classOf } from './policy/classOf';
import type { Background, Person, SubjectFacts, TicketFacts } from './policy/facts';
import { elevatedRule } from './policy/modes';
import { lostMethods } from './policy/lostMethods';
import { offersFor } from './policy/offers';
import { mayBeReadOut, readOutOn } from './policy/readOut';
import { ruleFor } from './policy/rule';
import type { Rule } from './policy/rule';
import { signalsIn, steppedUp } from './policy/signals';
import { isOpen } from './policy/siteHours';
import type { Signal } from './policy/signals';
import type { OpenerKind } from './policy/terms';
import { historyOf, historySince } from './requests/history';
import { minutesAfter } from './requests/moments';
import type { Opening } from './requests/request';
import { newLocator, newRef } from './codes';
import { contactsOnOffer } from './recoveryContacts';
import { protectedIds } from './subjectFacts';
import type { World } from './world';

/** What a technician chose and typed, as far as it is kept. */
export type Chosen = Pick<Opening, 'scenario' | 'opener' | 'reason'> & {
  /** Whether the methods on the lost phone are to go. */
  readonly removeLost: boolean;
};

/** What is fixed when a request opens: the class, the rule that follows from it, and the signs of abuse that step it up. */
export async function makeOpening(
  world: World,
  id: string,
  requester: Person,
  subject: SubjectFacts,
  ticket: TicketFacts,
  { scenario, opener, reason, removeLost }: Chosen,
): Promise<Opening> {
  const { policy } = world;
  const subjectClass = classOf(subject, protectedIds(world));
  const about = { subject, requester, manager: subject.manager, class: subjectClass };
  const [contacts, background, remembered, requesterRisk, desk] = await Promise.all([
    contactsOnOffer(world, about, subject.readAt),
    readBackground(world, subject),
    historySignals(world, requester, subject),
    world.directory.riskOf(requester.id),
    world.store.desk(),
  ]);
  const signals = [
    ...remembered,
    ...signalsAround({
      scenario,
      background,
      requesterRisk,
      officeOpen: isOpen(policy, subject.office, subject.readAt),
      now: subject.readAt,
    }),
  ];
  const modes = modesNow(desk, subject.readAt);
  const base = ruleFor(policy.rules, scenario, subjectClass);
  const stepped = steppedUp(base, modes.includes('reportOnly') ? [] : signals);
  const rule = modes.includes('elevated') ? elevatedRule(stepped) : stepped;
  const readsOut =
    opener === 'technicianByPhone' && mayBeReadOut({ scenario, class: subjectClass, signals, modes });
  const readOut = readsOut ? readOutOn(policy, scenario, subject.readAt) : undefined;
  const stableDays = policy.contactStableDays;
  return {
    id,
    ref: newRef(),
    locator: newLocator(),
    scenario,
    class: subjectClass,
    rule,
    limits: policy.limits,
    strongMethods: policy.strongMethods,
    policyVersion: policy.version,
    groupId: world.groupIds.tap[rule.group],
    subject: { id: subject.id, name: subject.name, upn: subject.upn },
    ...(subject.office === undefined ? {} : { office: subject.office }),
    requester,
    manager: subject.manager,
    opener: readOut === undefined ? openerFor(rule, opener) : opener,
    ...(readOut === undefined ? {} : { readOut }),
    offers: offersFor({
      scenario,
      rule,
      subject,
      background,
      requesterId: requester.id,
      stableDays,
      signIns: world.signInProofs,
      contacts,
    }),
    startDate: subject.startDate,
    ticket: { id: ticket.id, number: ticket.number, link: ticket.link },
    lostMethods: removeLost ? lostMethods(subject, scenario) : [],
    ticketMatch: ticket.forSubject === 'match' ? 'match' : 'unknown',
    reason,
    modes,
    signals,
  };
}

async function readBackground({ directory, policy }: World, subject: SubjectFacts): Promise<Background> {
  const since = minutesAfter(subject.readAt, -policy.contactStableDays * 24 * 60);
  return await directory.background(subject.id, subject.manager?.id, { since, now: subject.readAt });
}

/** What this desk remembers of the subject and of the requester. */
async function historySignals(
  { store }: World,
  requester: Person,
  subject: SubjectFacts,
): Promise<readonly Signal[]> {
  const since = historySince(subject.readAt);
  const [ofSubject, ofRequester] = await Promise.all([
    store.openedSince({ subjectId: subject.id }, since),
    store.openedSince({ requesterId: requester.id }, since),
  ]);
  return signalsIn(historyOf(ofSubject, ofRequester, subject.readAt));
}

/** Where the class decided on a rule with one way to open, that way; else the one that was chosen. */
function openerFor({ openers }: Rule, chosen: OpenerKind): OpenerKind {
  const [only, ...others] = openers;
  return only !== undefined && others.length === 0 ? only : chosen;
}
