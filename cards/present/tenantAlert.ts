import type { CardData } from '../data';
import type { ShownDeed, ShownParty } from '../alertData';
import { lookUp } from '../lookUp';
import { fillWords, plain } from '../wording';
import { factLines } from './shared';
import type { Speech } from './speech';

type Data = CardData['tenantAlert'];

interface RuleWords {
  readonly title: string;
  readonly text: string;
  readonly reasons?: Readonly<Record<string, string>>;
}

interface DeedWords {
  readonly button: string;
  readonly confirm: string;
  readonly asked: string;
  readonly doing: string;
  readonly done: string;
}

const styles: Readonly<Record<string, string>> = {
  critical: 'attention',
  high: 'attention',
  medium: 'warning',
  low: 'emphasis',
};

/** The words of a rule; those of one that is unknown here are its own name. */
export function ruleWords({ alerts: words, inert }: Speech, rule: string): RuleWords {
  return lookUp<RuleWords>(words.rules, rule) ?? { title: inert(rule), text: '' };
}

/** Somebody as a part of a sentence. */
export function partyName(
  { alerts: words, inert }: Speech,
  { state, name }: ShownParty,
  gone: string,
  nobody: string,
): string {
  if (state === 'known') return inert(name);
  return { unread: words.card.unreadName, gone, none: nobody }[state];
}

/** An alert of monitoring: what was found, about whom, what to do, and how it stands. */
export function tenantAlert(speech: Speech, data: Data) {
  const { alerts: words, inert, problems, worded } = speech;
  const { rule, severity, code, count, can, resolved, problem } = data;
  const said = ruleWords(speech, rule);
  const texts = words.card;
  const waiting = data.acknowledged === undefined && resolved === undefined;
  const isToDo = resolved === undefined && data.deeds.every(({ state }) => state === 'asked');
  const sentence = said.reasons === undefined ? said.text : (lookUp(said.reasons, code) ?? said.text);
  return {
    id: plain(data.id),
    style: waiting
      ? (lookUp(styles, severity) ?? 'warning')
      : resolved?.as === 'handled'
        ? 'good'
        : 'emphasis',
    caption: [
      fillWords(texts.caption, { notice: inert(data.notice), severity: worded(words.severities, severity) }),
      ...(count > 1 ? [fillWords(texts.times, { count: String(count) })] : []),
    ].join(' · '),
    title: said.title,
    text: capital(fillWords(sentence, valuesOf(speech, data))),
    lines: [
      ...(data.channelGone ? [{ text: texts.channelGone }] : []),
      ...(data.formSent ? [{ text: texts.formSent }] : []),
      ...(data.escalated && waiting ? [{ text: texts.escalated }] : []),
    ],
    facts: facts(speech, data),
    toDo: isToDo ? [{ text: worded(words.toDo, data.toDo) }] : [],
    states: states(speech, data),
    problems: problems(problem),
    can,
    hasButtons: Object.values(can).some(Boolean) || link(data.portalLink) !== '',
    revoke: press(speech, data, 'revoke'),
    contain: press(speech, data, 'contain'),
    remove: press(speech, data, 'removeMember'),
    pass: plain(data.pass.id),
    portalLink: link(data.portalLink),
    words: texts,
  };
}

function facts(speech: Speech, data: Data) {
  const { alerts: words, inert, wordedTime } = speech;
  const texts = words.card;
  return factLines([
    [texts.account, party(speech, data.subject, texts.gone)],
    [texts.by, party(speech, data.initiator, texts.goneByFact)],
    [texts.when, wordedTime(data.at, data.timeZone)],
    [texts.first, data.count > 1 ? wordedTime(data.first.at, data.timeZone) : ''],
    [
      texts.pass,
      data.pass.at === '' ? '' : fillWords(texts.passMade, { at: wordedTime(data.pass.at, data.timeZone) }),
    ],
    [texts.case, inert(data.ref)],
  ]);
}

function party({ alerts: words, inert }: Speech, { state, name, upn }: ShownParty, gone: string): string {
  if (state === 'known') return fillWords(words.card.personAnd, { name: inert(name), upn: inert(upn) });
  return { unread: words.card.unread, gone, none: '' }[state];
}

function states(
  speech: Speech,
  { acknowledged, resolved, deeds, timeZone }: Data,
): readonly { readonly text: string }[] {
  const { alerts: words, inert, worded, wordedTime } = speech;
  const texts = words.card;
  const told = deeds.map((deed) => deedWords(speech, deed, timeZone));
  if (resolved !== undefined) {
    const values = {
      as: worded(words.resolutions, resolved.as),
      by: inert(resolved.by),
      at: wordedTime(resolved.at, timeZone),
      note: inert(resolved.note),
    };
    told.push(fillWords(resolved.note === '' ? texts.resolved : texts.resolvedNote, values));
  } else if (acknowledged !== undefined) {
    const values = { by: inert(acknowledged.by), at: wordedTime(acknowledged.at, timeZone) };
    told.push(fillWords(texts.acknowledged, values));
  }
  return told.filter((text) => text !== '').map((text) => ({ text }));
}

function deedWords(
  { alerts: words, names, wordedTime }: Speech,
  { what, state, by, at }: ShownDeed,
  timeZone: string,
): string {
  const said = lookUp<DeedWords>(words.deeds, what);
  if (said === undefined) return '';
  return fillWords(said[state], { by: names(by), at: wordedTime(at, timeZone) });
}

/** What the button says: the same press asks, and, by a second person, confirms. */
function press(
  { alerts: words }: Speech,
  { deeds }: Data,
  what: 'revoke' | 'contain' | 'removeMember',
): string {
  const asked = deeds.some((deed) => deed.what === what && deed.state === 'asked');
  return asked ? words.deeds[what].confirm : words.deeds[what].button;
}

/** Lists of codes are worded one by one; what has no words is shown as it is, inert. */
function valuesOf(
  speech: Speech,
  { values, subject, initiator, count, timeZone }: Data,
): Record<string, string> {
  const { words: en, alerts: words, names, worded, wordedTime } = speech;
  const tables: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    what: { ...words.changes, ...words.policies },
    group: en.groups,
    methods: words.methods,
    steps: words.steps,
  };
  const shown = Object.entries(values).map(([name, value]): [string, string] => {
    const table = lookUp(tables, name) ?? {};
    if (typeof value === 'string')
      return [name, ['at', 'until'].includes(name) ? wordedTime(value, timeZone) : worded(table, value)];
    const list = Array.isArray(value) ? value : [];
    return [name, names(list.map((one) => lookUp(table, String(one)) ?? String(one)))];
  });
  const texts = words.card;
  return {
    count: String(count),
    ...Object.fromEntries(shown),
    name: partyName(speech, subject, texts.goneName, texts.many),
    by: partyName(speech, initiator, texts.goneBy, texts.somebody),
  };
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function link(address: string): string {
  return /^https:\/\/\S+$/.test(address) ? plain(address) : '';
}
