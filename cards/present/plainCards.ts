import type { CardData } from '../data';
import { fillWords, inert, plain } from '../wording';
import { lookUp } from '../lookUp';
import contactWords from '../words/contacts.json';
import words from '../words/en.json';
import { plainDraft } from './opening';
import { problems, scenarioTitle } from './shared';

const noDraft = {
  scenario: '',
  picked: '',
  upn: '',
  ticket: '',
  reason: '',
  opener: '',
  removeLost: '',
};
/** More, with the longest names that there can be, would not fit a message. */
const casesAtMost = 7;

/** The cards about no request in particular. */
export const plainCards = {
  mine: ({ requests }: CardData['mine']) => {
    const texts = words.cards.mine;
    const left = requests.length - casesAtMost;
    return {
      title: texts.title,
      none: requests.length === 0 ? [{ text: texts.none }] : [],
      more: left > 0 ? [{ text: fillWords(texts.more, { count: String(left) }) }] : [],
      start: texts.start,
      cases: requests.slice(0, casesAtMost).map(({ id, ref, stage, subject, scenario }) => ({
        id: plain(id),
        name: inert(subject),
        line: `${scenarioTitle(scenario)} · ${lookUp<{ readonly headline: string }>(words.stages, stage)?.headline ?? ''}`,
        open: fillWords(texts.openCase, { ref: plain(ref) }),
      })),
    };
  },

  refusal: ({ problem, draft, again }: CardData['refusal']) => {
    const working = ['working', 'workingShared'].includes(problem.code);
    const texts = words.cards.refusal;
    const once = problem.code === 'typedOnCard' ? texts.without : texts.again;
    return {
      problems: problems(problem),
      style: working ? 'emphasis' : 'warning',
      kept: draft !== undefined,
      draft: plainDraft(draft ?? noDraft),
      back: texts.back,
      next:
        again === undefined
          ? { title: texts.start, verb: 'guide', data: {} }
          : { title: working ? texts.ask : once, verb: again.verb, data: pressData(again.data) },
    };
  },

  help: ({ roles, contacts }: CardData['help']) => {
    const texts = words.cards.help;
    const { technician, approver, security, everyone } = texts;
    return {
      title: texts.title,
      text: texts.text,
      lines: [
        ...roles.flatMap((role) => lookUp({ technician, approver, security }, role) ?? []),
        everyone,
        ...(contacts ? [contactWords.help] : []),
      ].map((text) => ({ text })),
      technician: roles.includes('technician'),
      start: words.cards.primaryNew,
      contacts,
      contactsButton: contactWords.helpButton,
    };
  },
};

/** What a button sent, as it may be sent once more. */
function pressData(data: NonNullable<CardData['refusal']['again']>['data']): Record<string, unknown> {
  const parts = Object.entries(data).map(([name, value]) => {
    if (name === 'draft' && typeof value === 'object') return [name, plainDraft(value)];
    return [name, typeof value === 'number' ? value : plain(value)];
  });
  return Object.fromEntries(parts) as Record<string, unknown>;
}
