import type { CardData } from '../data';
import { fillWords, plain } from '../wording';
import { lookUp } from '../lookUp';
import { approvalFacts, requestFacts } from './approvalFacts';
import { factLines } from './shared';
import type { Speech } from './speech';

const approvalColors = {
  asked: 'Default',
  reminded: 'Default',
  approved: 'Good',
  denied: 'Attention',
  over: 'Default',
} as const;

/** The cards of those who vouch, approve and pass the code on. */
export const people = (speech: Speech) => ({
  vouch: ({ request, as, look, problem }: CardData['vouch']) => {
    const { words, inert, about, problems } = speech;
    const newcomer = as === 'managerVouch' && request.scenario === 'onboarding';
    const worded = words.cards.vouch[look !== 'asked' ? look : newcomer ? 'firstPass' : as];
    const values = { name: inert(request.subject.name), requester: inert(request.requester) };
    return {
      ...about(request),
      title: fillWords(worded.title, values),
      ask: fillWords(worded.ask, values),
      asked: look === 'asked',
      words: words.cards.vouch,
      problems: problems(problem),
    };
  },

  approval: (data: CardData['approval']) => {
    const { words, about, problems } = speech;
    const { request } = data;
    const texts = words.cards.approval;
    const asked = data.look === 'asked' || data.look === 'reminded';
    return {
      ...about(request),
      title: texts[data.look],
      color: approvalColors[data.look],
      asked,
      hash: plain(data.hash),
      words: texts,
      problems: problems(data.problem),
      facts: factLines(asked ? approvalFacts(speech, data) : requestFacts(speech, data)),
      // Whoever approves a privileged account signs in anew, in the browser.
      pressable: asked && data.approveLink === '',
      approveLink: asked && /^https:\/\/\S+$/.test(data.approveLink) ? plain(data.approveLink) : '',
    };
  },

  victim: ({ request, to, look, problem }: CardData['victim']) => {
    const { words, inert, run, about, problems } = speech;
    const texts = words.cards.victim;
    const said = texts[to === 'subject' ? 'subject' : 'manager'];
    const worded = lookUp<typeof said.over>(said, look) ?? said.over;
    const values = { name: inert(request.subject.name), requester: inert(request.requester) };
    return {
      ...about(request),
      title: fillWords(worded.title, values),
      text: fillWords(worded.text, values),
      style: look === 'shown' ? 'attention' : 'default',
      pressable: look === 'asked' || look === 'contactAsked' || look === 'shown',
      button: fillWords(to === 'subject' ? texts.notMe : texts.notThem, {
        name: run(request.subject.name),
      }),
      problems: problems(problem),
    };
  },

  claim: ({ request, code, until, look }: CardData['claim']) => {
    const { words, inert, about, wordedTime } = speech;
    const texts = words.cards.claim;
    const values = {
      name: inert(request.subject.name),
      ticket: inert(request.ticketNumber),
      until: wordedTime(until, request.timeZone),
    };
    const live = look === 'code';
    return {
      ...about(request),
      title: fillWords(live ? texts.title : texts.spentTitle, values),
      ask: fillWords(live ? texts.ask : texts.spent, values),
      code: live ? inert(plain(code).replace(/^(.{4})/, '$1 ')) : '',
    };
  },
});
