import { orphansAtMost } from '../../services/recovery';
import { localTime } from '../../services/policy/officeHours';
import { approvals, ladder, lifetimes, openers } from './cases';
import { exceptions, modesOf, rollout } from './course';
import { alignment, maturity } from './levels';
import { approved, excluded, issuers } from './people';
import { evidence, signsOfAbuse } from './proof';
import { oneLine, say, sayFixed, saySetting, section, settingsBelow } from './saying';
import { lists, rules, thresholds } from './watching';
import { figureDays } from '../../services/caseFigures';
import type { Section, Source, Statement } from './written';
import words from './words/en.json';

/** The whole policy, part by part; what has no words of its own stands in the last part by its path. */
export function sectionsOf(source: Source): readonly Section[] {
  const { policy, now } = source;
  const sections = [
    section('purpose', approved(policy, localTime(policy.timeZone, now).date)),
    section('issuers', issuers()),
    section('duties', excluded()),
    section('lifetimes', [sayFixed('oneUse'), sayFixed('start'), ...lifetimes(policy)]),
    section('delivery', [...deliveries(), ...openers(policy)]),
    section('verification', [
      ...ladder(policy),
      saySetting(policy, 'limits.verifyMinutes'),
      saySetting(policy, 'limits.evidenceMinutes'),
      saySetting(policy, 'limits.codeAttempts'),
      saySetting(policy, 'contactStableDays'),
      saySetting(policy, 'auditLogDays'),
      saySetting(policy, 'recoveryContacts'),
    ]),
    section('evidence', evidence()),
    section('signs', signsOfAbuse()),
    section('approvals', [
      ...approvals(policy),
      saySetting(policy, 'limits.remindMinutes'),
      saySetting(policy, 'limits.approvalWaitMinutes'),
      saySetting(policy, 'limits.ringAtOnce'),
      saySetting(policy, 'limits.signInMaxAgeMinutes'),
    ]),
    section('audit', [
      ...(
        ['passcode', 'intent', 'seals', 'instructions', 'revoke', 'group', 'stranger', 'notMe'] as const
      ).map((name) => sayFixed(name)),
      sayFixed('sweep', { value: orphansAtMost }),
      saySetting(policy, 'limits.registerMinutes'),
      ...lists(policy),
    ]),
    section('monitoring', rules()),
    section('thresholds', thresholds(policy)),
    section('reviews', [...reviews(), ...settingsBelow(policy, 'reviews.'), ...ownership(source)]),
    section('exceptions', exceptions(source)),
    section('modes', modesOf(source)),
    section('rollout', rollout(policy)),
    section('maturity', maturity(source), { days: figureDays }),
    section('alignment', alignment(source)),
  ];
  const further = leavesOf(policy)
    .filter((path) => !sections.some(({ statements }) => statements.some(({ id }) => states(id, path))))
    .map((path) => saySetting(policy, path));
  return further.length === 0 ? sections : [...sections, section('further', further)];
}

/** The paths of all settings of a policy; a list of plain values is one setting. */
export function leavesOf(value: unknown, path = ''): readonly string[] {
  if (value === undefined) return [];
  if (typeof value !== 'object' || value === null) return [path];
  if (Array.isArray(value) && value.every((one) => typeof one !== 'object')) return [path];
  return Object.entries(value).flatMap(([key, one]) => leavesOf(one, path === '' ? key : `${path}.${key}`));
}

/** Whether a statement is the one about a setting, or about the whole of which it is a part. */
function states(id: string, path: string): boolean {
  return path === id || path.startsWith(`${id}.`);
}

function deliveries(): readonly Statement[] {
  const { allowed, forbidden, exception, ...methods } = words.deliveries;
  const kept = ['inPerson', 'portal', 'encryptedPage'];
  return Object.entries(methods).map(([method, { label, says }]) =>
    say(
      `delivery.${method}`,
      label,
      says,
      kept.includes(method) ? allowed : method === 'readOut' ? exception : forbidden,
    ),
  );
}

function reviews(): readonly Statement[] {
  const { weekly, quarterly, privileged } = words.reviews;
  return Object.entries({ weekly, quarterly, privileged }).map(([name, { label, says, limit }]) =>
    say(`review.${name}`, label, says, limit),
  );
}

function ownership({ policy }: Source): readonly Statement[] {
  const { owner, approvedBy, approvedOn } = policy.document;
  const stated = (text: string): string => (text.trim() === '' ? words.meta.notStated : oneLine(text));
  return [
    saySetting(policy, 'document.reviewEveryMonths'),
    say('version', words.versionLabel, oneLine(policy.version)),
    say('document.owner', words.ownerLabel, stated(owner)),
    say('document.approvedBy', words.approvedByLabel, stated(approvedBy)),
    say('document.approvedOn', words.approvedOnLabel, stated(approvedOn)),
  ];
}
