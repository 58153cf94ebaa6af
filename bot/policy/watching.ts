import alertWords from '../../cards/words/alerts.json';
import { alertRules } from '../../services/alerts/rules';
import { guidePolicy } from '../../services/policy/policy';
import type { Policy } from '../../services/policy/policy';
import type { OfficeHours } from '../../services/policy/officeHours';
import { filled } from '../tenant/worded';
import { titleOf } from './cases';
import { listed, oneLine, say, saySetting, settingsBelow } from './saying';
import type { Statement } from './written';
import words from './words/en.json';

/** Every rule of monitoring. */
export function rules(): readonly Statement[] {
  return alertRules.map(({ id, severity, needs }) =>
    say(`alert.${id}`, alertWords.rules[id].title, alertWords.severities[severity], needs.join(', ')),
  );
}

/** From what on a rule finds something, and whose hours count. */
export function thresholds(policy: Policy): readonly Statement[] {
  const { alerts, officeHours } = policy;
  return [
    saySetting(policy, 'timeZone'),
    saySetting(policy, 'language'),
    say('officeHours', words.officeHours, hoursText(officeHours), words.bounds.free),
    say('alerts.holidays', words.holidays, listed(alerts.holidays), words.bounds.free),
    ...(alerts.sites.length === 0 ? [none('alerts.sites', words.sites)] : []),
    ...alerts.sites.map(({ name, timeZone, officeHours: own, holidays }, index) =>
      say(
        `alerts.sites.${index}`,
        filled(words.site, { name: oneLine(name) }),
        filled(words.siteSays, { zone: timeZone, hours: hoursText(own), holidays: listed(holidays) }),
        words.bounds.free,
      ),
    ),
    ...settingsBelow(policy, 'alerts.'),
    say('alerts.setPassword', words.setPassword, listed(alerts.setPassword.map(titleOf)), words.bounds.free),
    ...(alerts.names.length === 0 ? [none('alerts.names', words.logNames)] : []),
    ...alerts.names.map(({ kind, reasons, activities, properties }, index) =>
      say(
        `alerts.names.${index}`,
        filled(words.logName, { kind: alertWords.changes[kind] }),
        oneLine(
          filled(words.logNameSays, {
            reasons: listed(reasons),
            activities: listed(activities),
            properties: listed(properties),
          }),
        ),
        words.bounds.free,
      ),
    ),
  ];
}

/** Methods that count as strong, and accounts that never get a pass. */
export function lists({ strongMethods, emergencyAccounts }: Policy): readonly Statement[] {
  const methods = (kinds: Policy['strongMethods']): string =>
    listed(kinds.map((kind) => alertWords.methods[kind]));
  return [
    say(
      'strongMethods',
      words.strongMethods,
      methods(strongMethods),
      filled(words.bounds.some, { list: methods(guidePolicy.strongMethods) }),
    ),
    say('emergencyAccounts', words.emergencyAccounts, listed(emergencyAccounts), words.bounds.free),
  ];
}

function none(id: string, label: string): Statement {
  return say(id, label, words.nothing, words.bounds.free);
}

function hoursText({ days, from, to }: OfficeHours): string {
  return filled(words.officeHoursSays, {
    days: days.map((day) => words.days[day - 1] ?? String(day)).join(' '),
    from,
    to,
  });
}
