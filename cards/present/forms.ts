import type { CardData } from '../data';
import { fillWords, plain } from '../wording';
import { lineTitle } from './reviews';
import type { Speech } from './speech';
import { ruleWords } from './tenantAlert';

type Data = CardData['form'];

/** What a form is made of: its name, what to do, where to write, what to choose from, and the button that sends it. */
interface Parts {
  readonly title: string;
  readonly text: string;
  readonly writes: readonly {
    readonly id: string;
    readonly label: string;
    readonly hint: string;
    readonly atMost: number;
  }[];
  readonly picks: readonly {
    readonly id: string;
    readonly label: string;
    readonly options: readonly { readonly value: string; readonly title: string }[];
  }[];
  readonly send: string;
}

/** The forms that stand in messages of their own. */
export const formCards = (speech: Speech) => ({
  form: (data: Data) => {
    const { words, inert, problems } = speech;
    const texts = words.cards.form;
    const { title, text, writes, picks, send } = parts(speech, data);
    const open = data.look === 'open';
    const over = data.look === 'over';
    const said = {
      open: text,
      sent: texts.sent[data.what],
      heard: texts.heard,
      over: '',
      away: texts.away,
    }[data.look];
    return {
      id: plain(data.id),
      what: data.what,
      sent: sentAlong(data),
      caption: caption(speech, data.about),
      // What says why it can be sent no longer has a title of its own.
      title: over ? '' : title,
      problems: problems(data.problem),
      texts: said === '' ? [] : [{ text: said }],
      kept: over && data.typed !== '' ? [{ text: fillWords(texts.kept, { text: inert(data.typed) }) }] : [],
      writes: open ? writes.map((one) => ({ ...one, value: plain(data.typed) })) : [],
      picks: open ? picks.map((one) => ({ ...one, value: plain(data.chosen) })) : [],
      open,
      send,
      putAway: texts.putAway,
    };
  },
});

/** What the button sends beside what was written. */
function sentAlong({ id, about }: Data): Readonly<Record<string, string>> {
  const own = { id: plain(id), form: 'own' };
  return about !== undefined && 'line' in about ? { ...own, line: String(about.line.number) } : own;
}

function caption(speech: Speech, about: Data['about']): string {
  const { words, alerts, reviews, inert, worded } = speech;
  if (about === undefined) return '';
  if ('ref' in about)
    return `${fillWords(words.cards.request, { ref: inert(about.ref) })} · ${inert(about.name)}`;
  if ('line' in about) return `${reviews.review[about.what].title} · ${lineTitle(speech, about.line)}`;
  const { notice, severity, rule } = about;
  const alert = { notice: inert(notice), severity: worded(alerts.severities, severity) };
  return `${fillWords(alerts.card.caption, alert)} · ${ruleWords(speech, rule).title}`;
}

function parts({ words, alerts, reviews, worded }: Speech, { what, openers }: Data): Parts {
  const texts = words.cards.status;
  switch (what) {
    case 'attest':
      return {
        title: texts.attestShow,
        text: words.cards.form.attest,
        writes: [{ id: 'attester', label: texts.attester, hint: '', atMost: 120 }],
        picks: [],
        send: texts.attest,
      };
    case 'video':
      return {
        title: texts.videoShow,
        text: texts.videoAsk,
        writes: [{ id: 'note', label: texts.videoNote, hint: '', atMost: 120 }],
        picks: [],
        send: texts.video,
      };
    case 'changeOpener':
      return {
        title: texts.openerShow,
        text: texts.openerHint,
        writes: [],
        picks: [
          {
            id: 'opener',
            label: texts.openerAsk,
            options: openers.map((value) => ({ value: plain(value), title: worded(words.openers, value) })),
          },
        ],
        send: texts.openerChange,
      };
    case 'resolve':
      return {
        title: alerts.card.resolve,
        text: '',
        writes: [{ id: 'note', label: alerts.card.note, hint: alerts.card.noteHint, atMost: 200 }],
        picks: [
          {
            id: 'as',
            label: alerts.card.resolveAs,
            options: Object.entries(alerts.resolutions).map(([value, title]) => ({ value, title })),
          },
        ],
        send: alerts.card.save,
      };
    case 'signNotOk':
      return {
        title: reviews.review.notOk,
        text: '',
        writes: [{ id: 'note', label: reviews.review.note, hint: reviews.review.noteHint, atMost: 200 }],
        picks: [],
        send: alerts.card.save,
      };
  }
}
