import type { CardData } from '../data';
import { lookUp } from '../lookUp';
import { fillWords, plain } from '../wording';
import type { Speech } from './speech';

/** More, with the longest names that there can be, would not fit a message. */
const othersAtMost = 5;

/** The cards of recovery contacts. */
export const contactCards = (speech: Speech) => ({
  contacts: (data: CardData['contacts']) => {
    const { contacts: words, inert, run, problems } = speech;
    const texts = words.list;
    const { news, own, atMost, others } = data;
    const shown = news === undefined ? others.slice(0, othersAtMost) : [];
    const left = news === undefined ? others.length - shown.length : 0;
    return {
      ...heading(speech, data),
      problems: problems(data.problem),
      own: own.map((contact) => ({
        id: plain(contact.id),
        name: inert(contact.name),
        line: ownLine(speech, contact, data.timeZone),
        remove: fillWords(texts.remove, { name: run(contact.name) }),
      })),
      naming:
        news === undefined && own.length < atMost
          ? [
              {
                picked: plain(data.picked),
                upn: plain(data.upn),
                pickedLabel: texts.picked,
                upnLabel: texts.upn,
                upnHint: texts.upnHint,
                button: texts.name,
              },
            ]
          : [],
      otherHeads: shown.length > 0 ? [{ text: texts.others }] : [],
      others: shown.map(({ id, name, upn, state }) => ({
        id: plain(id),
        name: inert(name),
        line: `${inert(upn)} · ${state === 'asked' ? texts.isAsked : texts.isAccepted}`,
        asked: state === 'asked',
        accept: words.contact.accept,
        leave: state === 'asked' ? words.contact.decline : words.contact.leave,
      })),
      more: left > 0 ? [{ text: fillWords(texts.othersMore, { count: String(left) }) }] : [],
      news: news !== undefined,
      show: texts.show,
    };
  },

  contact: ({ id, owner, look, problem }: CardData['contact']) => {
    const { contacts: words, inert, run, problems } = speech;
    const said = words.contact[look];
    const name = inert(owner.name);
    return {
      id: plain(id),
      look,
      title: fillWords(said.title, { name }),
      name: run(owner.name),
      upn: run(owner.upn),
      ask: fillWords(said.ask, { name }),
      words: words.contact,
      problems: problems(problem),
    };
  },
});

function heading(
  { contacts: words, inert }: Speech,
  { news, own, atMost, stableDays }: CardData['contacts'],
) {
  const texts = words.list;
  if (news !== undefined) {
    const said = lookUp<typeof words.news.asked>(words.news, news.state) ?? words.news.removed;
    const values = { name: inert(news.name) };
    return { title: fillWords(said.title, values), texts: [{ text: said.text }] };
  }
  const lines =
    atMost === 0
      ? [texts.off]
      : [
          texts.text,
          fillWords(texts.rules, { days: String(stableDays) }),
          ...(own.length === 0 ? [texts.none] : []),
        ];
  return { title: texts.title, texts: lines.map((text) => ({ text })) };
}

function ownLine(
  { contacts: words, inert, worded, wordedTime }: Speech,
  contact: CardData['contacts']['own'][number],
  timeZone: string,
): string {
  const { upn, state, at, until, unreached } = contact;
  const { asked, accepted, counts, unreached: missed } = words.list;
  const look = state === 'asked' ? 'asked' : until === '' ? 'counts' : 'accepted';
  const said = fillWords(worded({ asked, accepted, counts }, look), {
    at: wordedTime(at, timeZone),
    until: wordedTime(until, timeZone),
  });
  return [inert(upn), said, unreached ? missed : ''].filter((part) => part !== '').join(' · ');
}
