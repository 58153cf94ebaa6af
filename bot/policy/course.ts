import { modesNow } from '../../services/desk/modesNow';
import { confirmMinutes } from '../../services/desk/notices';
import { guideRollout, rolloutStages, scenariosIn } from '../../services/policy/rollout';
import type { Policy } from '../../services/policy/policy';
import { elevatedApprovals, modes, reportOnlyDays } from '../../services/policy/modes';
import { longestDays } from '../../services/policy/readOut';
import { retirableScenarios } from '../../services/policy/retired';
import { minute } from '../minute';
import { filled, titleOf as checkTitle } from '../tenant/worded';
import { titleOf } from './cases';
import { listed, oneLine, say, saySetting, settingsBelow } from './saying';
import type { Source, Statement } from './written';
import words from './words/en.json';

/** Dated exceptions, and the tenant's reasoned ones. */
export function exceptions({ policy, live }: Source): readonly Statement[] {
  const { readOut } = policy;
  return [
    say(
      'readOut',
      words.readOut.rules,
      readOut.length === 0 ? words.readOut.none : String(readOut.length),
      filled(words.readOut.bounds, { days: longestDays }),
    ),
    ...readOut.map(({ scenario, from, until, reason, approvedBy }, index) =>
      say(
        `readOut.${index}`,
        filled(words.readOut.label, { scenario: titleOf(scenario), from }),
        filled(words.readOut.says, { reason: oneLine(reason), by: oneLine(approvedBy) }),
        until,
      ),
    ),
    ...(live?.last?.exception ?? []).map((id) =>
      say(
        `baseline.${id}`,
        filled(words.baselineException.label, { title: checkTitle(id) }),
        words.reasoned,
        words.baselineException.limit,
      ),
    ),
  ];
}

/** The modes of the desk, and which are on. */
export function modesOf({ now, live }: Source): readonly Statement[] {
  const on = live === undefined ? [] : modesNow(live.desk, now);
  const stopped = live?.desk.stopped;
  return [
    ...modes.map((mode) => {
      const { label, says } = words.modes[mode];
      const since = live?.desk.modes[mode] ?? '';
      return say(
        `mode.${mode}`,
        label,
        filled(says, { approvals: elevatedApprovals, days: reportOnlyDays }),
        live === undefined
          ? words.modes.notRead
          : on.includes(mode)
            ? filled(words.modes.on, { at: minute(since) })
            : words.modes.off,
      );
    }),
    say(
      'mode.confirm',
      words.modes.confirm.label,
      filled(words.modes.confirm.says, { minutes: confirmMinutes }),
      words.bounds.fixed,
    ),
    say(
      'mode.stopped',
      words.modes.stopped.label,
      words.modes.stopped.says,
      live === undefined
        ? words.modes.notRead
        : stopped === undefined
          ? words.modes.issues
          : filled(words.modes.isStopped, { at: minute(stopped.at) }),
    ),
  ];
}

/** The phases of the rollout, what stops new cases, and what is given up. */
export function rollout(policy: Policy): readonly Statement[] {
  const [tie, tied, untied] = words.tie;
  return [
    ...rolloutStages.map((stage) => {
      const serves = (of: Policy['rollout']): string => {
        const served = listed(scenariosIn(of, stage).map(titleOf));
        return stage === 'pilot' ? filled(words.pilotSays, { scenarios: served }) : served;
      };
      return say(
        stage === 'all' ? 'stage.all' : `rollout.scenarios.${stage}`,
        filled(words.rolloutLabel, { stage: words.rolloutStages[stage] }),
        serves(policy.rollout),
        stage === 'all' ? words.bounds.fixed : filled(words.phaseBounds, { scenarios: serves(guideRollout) }),
      );
    }),
    ...settingsBelow(policy, 'rollout.'),
    say('tieToBaseline', tie ?? '', (policy.tieToBaseline ? tied : untied) ?? '', words.bounds.may),
    saySetting(policy, 'baselineHours'),
    ...retirableScenarios.map((scenario) =>
      say(
        `retired.${scenario}`,
        filled(words.retiredLabel, { scenario: titleOf(scenario) }),
        policy.retired[scenario] === undefined
          ? words.retiredNever
          : filled(words.retiredSays, { on: policy.retired[scenario] }),
        words.bounds.may,
      ),
    ),
  ];
}
