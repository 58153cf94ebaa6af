import type { CardData } from '../data';
import { inert } from '../wording';
import words from '../words/en.json';
import { plainDraft } from './opening';
import { problems, scenarioTitle } from './shared';

const noDraft = { scenario: '', picked: '', upn: '', ticket: '', reason: '', opener: '' };

/** The cards about no request in particular. */
export const plainCards = {
  mine: ({ requests }: CardData['mine']) => {
    const stages: Readonly<Record<string, { readonly headline: string }>> = words.stages;
    return {
      title: words.cards.mine.title,
      none: requests.length === 0 ? [{ text: words.cards.mine.none }] : [],
      show: words.cards.mine.show,
      start: words.cards.mine.start,
      cases: requests.map(({ id, ref, stage, subject, scenario }) => ({
        id,
        name: inert(subject),
        line: `${inert(ref)} · ${scenarioTitle(scenario)} · ${stages[stage]?.headline ?? ''}`,
      })),
    };
  },

  refusal: ({ problem, draft }: CardData['refusal']) => ({
    problems: problems(problem),
    kept: draft !== undefined,
    draft: plainDraft(draft ?? noDraft),
    back: words.cards.refusal.back,
    start: words.cards.refusal.start,
  }),

  help: ({ roles }: CardData['help']) => {
    const texts = words.cards.help;
    const known: Readonly<Record<string, string>> = {
      technician: texts.technician,
      approver: texts.approver,
      security: texts.security,
    };
    return {
      title: texts.title,
      text: texts.text,
      lines: [...roles.flatMap((role) => known[role] ?? []), texts.everyone].map((text) => ({ text })),
      technician: roles.includes('technician'),
      start: words.cards.primaryNew,
    };
  },
};
