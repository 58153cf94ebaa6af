import type { CardData } from '../data';
import { fillWords, plain } from '../wording';
import { lookUp } from '../lookUp';
import { factLines } from './shared';
import type { Speech } from './speech';

type Look = CardData['deskNotice']['look'];

/** How alarming each notice looks. */
const styles: Readonly<Record<Look, string>> = {
  stranger: 'attention',
  strangerGoing: 'warning',
  sweepHeld: 'attention',
  sweepAllowed: 'warning',
  switchAsked: 'attention',
  switchDone: 'warning',
  stopped: 'warning',
  olderCopy: 'attention',
  emergencyTried: 'attention',
  passcodeTyped: 'warning',
  alertsHeld: 'attention',
  sinkLate: 'warning',
  digest: 'default',
};

const presses: Readonly<Partial<Record<Look, string>>> = {
  stranger: 'removeStranger',
  sweepHeld: 'allowSweep',
  switchAsked: 'confirmSwitch',
};

/** Each mode, what turns it on and what turns it off. */
const modeSwitches = [
  ['elevated', 'elevate', 'relax'],
  ['reportOnly', 'reportOnly', 'enforce'],
  ['pilot', 'pilot', 'endPilot'],
] as const;

/** A long row of digits that a phone can wrap and an eye can compare. */
function inEights(digits: string): string {
  return digits.replace(/[0-9a-f]{8}(?=[0-9a-f])/g, '$& ');
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The cards about the desk as a whole. */
export const deskCards = ({ words, inert, noticeLine, problems, worded, wordedTime }: Speech) => ({
  desk: ({ stopped, asked, modes, timeZone, problem }: CardData['desk']) => {
    const texts = words.cards.desk;
    return {
      modes: modes.map((mode) => ({ text: worded(words.modesAre, mode) })),
      modeSwitches: modeSwitches.map(([mode, on, off]) => {
        const what = modes.includes(mode) ? off : on;
        return { what, title: capital(words.cards.desk.switches[what]) };
      }),
      style: stopped === undefined ? 'emphasis' : 'warning',
      title: stopped === undefined ? texts.issues.title : texts.stopped.title,
      text:
        stopped === undefined
          ? texts.issues.text
          : fillWords(stopped.olderCopy ? texts.stopped.olderCopy : texts.stopped.text, {
              by: inert(stopped.by) || texts.operator,
              at: wordedTime(stopped.at, timeZone),
              reason: inert(stopped.reason),
            }),
      problems: problems(problem),
      asked:
        asked === undefined
          ? ''
          : fillWords(texts.asked, { by: inert(asked.by), what: worded(texts.switches, asked.what) }),
      words: texts,
      canStop: stopped === undefined,
      canResume: stopped !== undefined,
      canRevokeAll: true,
    };
  },

  deskNotice: ({ look, notice, about, values, at, timeZone, problem }: CardData['deskNotice']) => {
    const texts = words.cards.deskNotice;
    const said: { readonly title: string; readonly text: string; readonly button?: string } = texts[look];
    const safe = {
      person: inert(values.person),
      group: lookUp<string>(words.groups, values.group) ?? inert(values.group),
      count: inert(values.count),
      by: inert(values.by),
      what: worded(words.cards.desk.switches, about),
    };
    return {
      style: styles[look],
      caption: noticeLine(notice),
      title: fillWords(said.title, safe),
      text: fillWords(said.text, safe),
      facts: factLines([
        [texts.account, inert(values.upn)],
        [texts.by, safe.by],
        [texts.reason, inert(values.reason)],
        [texts.seal, inEights(inert(values.digest))],
        [texts.at, wordedTime(at, timeZone)],
      ]),
      problems: problems(problem),
      press: presses[look] ?? '',
      about: plain(about),
      button: fillWords(said.button ?? '', safe),
    };
  },
});
