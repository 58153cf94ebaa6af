import words from '../words/en.json';
import { html, nothing } from './html';
import type { Html } from './html';
import { frame, layout } from './layout';
import { spell } from './spell';

/** What somebody did wrong, in words. */
export interface PageProblem {
  readonly title: string;
  readonly sentence: string;
  readonly next: string;
}

/** The page before the pass: what, for whom, until when, and one thing to do. */
export interface OpenPage {
  readonly name: string;
  readonly ref: string;
  readonly until: string;
  readonly host: string;
  readonly csrf: string;
  readonly attempt: string;
  readonly problem: PageProblem | undefined;
  /** How this visitor can open it: with a claim code, by signing in, or, signed in, by attesting presence or a call. */
  readonly by:
    | { readonly how: 'code' }
    | { readonly how: 'signIn' | 'attest'; readonly opener: string }
    | { readonly how: 'call'; readonly opener: string; readonly number: string };
}

/** The page that GET shows. */
export function openPage(data: OpenPage): string {
  const heading = data.by.how === 'code' ? words.open.heading : fill(words.open.forManager, data);
  return layout(html`<h1>${heading}</h1>
${problem(data.problem)}
<p>${fill(words.open.intro, data)}</p>
<dl><dt>${words.open.for}</dt><dd>${data.name}</dd><dt>${words.open.until}</dt><dd>${data.until}</dd>
<dt>${words.open.case}</dt><dd>${data.ref}</dd><dt>${words.open.host}</dt><dd>${data.host}</dd></dl>
<form method="post" autocomplete="off">
<input type="hidden" name="csrf" value="${data.csrf}"><input type="hidden" name="attempt" value="${data.attempt}">
${way(data)}
</form>
<p class="quiet">${words.open.never}</p>`);
}

/** The page with the pass, as pieces around the place where the passcode is written; `aloud` names whom it is read out to. */
export function passPage(data: {
  readonly until: string;
  readonly aloud?: string | undefined;
}): readonly [before: string, after: string] {
  const [first = '', register = '', password = '', out = ''] = words.pass.steps;
  const aloud =
    data.aloud === undefined
      ? nothing
      : html`<p>${fill(words.pass.aloud, { name: data.aloud })}</p>
`;
  const before = html`<h1>${words.pass.heading}</h1>
${aloud}<p>${words.pass.hint} ${fill(words.pass.until, data)}</p>
`;
  const after = html`
<p class="quiet">${words.pass.legend}</p>
<h2>${words.pass.then}</h2>
<ol class="steps"><li>${first}</li><li>${register} <a href="https://aka.ms/mysecurityinfo" rel="noreferrer">aka.ms/mysecurityinfo</a>.</li><li>${password}</li><li>${out}</li></ol>
<p class="quiet">${words.pass.blank}</p>`;
  const [head = '', one = '', two = '', foot = ''] = frame(before, after);
  return [head + one, two + foot];
}

/** The passcode itself, large, and spelled out; called only where a Secret is revealed. */
export function passBlock(passcode: string): string {
  const spelled = Array.from(passcode, (char) => ({ char, ...spell(char) }));
  const marked = spelled.map(({ char, kind }) => html`<span class="${kind}">${char}</span>`);
  const names = spelled.map(({ name }) => html`<li>${name}</li>`);
  return html`<p class="passcode" translate="no">${marked}</p>
<details open><summary>${words.pass.spelled}</summary><ol class="spelled">${names}</ol></details>`.text;
}

/** What the technician is shown after "the user is ready". */
export interface ReadyPage {
  readonly ticket: string;
  readonly until: string;
  readonly opener: string;
  readonly voucher: string;
  readonly bySubject: boolean;
  /** Whether the technician opens it, by the exception. */
  readonly byPhone?: boolean;
}

/** What the technician sees after "the user is ready": never the pass. */
export function readyPage(data: ReadyPage): string {
  if (data.byPhone === true)
    return layout(html`<h1>${words.ready.heading}</h1>
<p>${fill(words.ready.phone, data)}</p>
<p class="quiet">${words.ready.close}</p>`);
  const tell = data.bySubject ? words.ready.subject : words.ready.manager;
  return layout(html`<h1>${words.ready.heading}</h1>
<p>${fill(words.ready.text, data)}</p>
<p>${fill(tell, data)}</p>
<p class="quiet">${words.ready.close}</p>`);
}

/** One page for everything that is not open, whatever the reason. */
export function gonePage(): string {
  return layout(html`<h1>${words.gone.heading}</h1><p>${words.gone.text}</p><p>${words.gone.next}</p>`);
}

/** A refusal with what to do next; `back` is the path of the page to open again, or empty. */
export function refusedPage(refusal: PageProblem, back = ''): string {
  const link = back === '' ? nothing : html`<p><a href="${back}">${words.refused.back}</a></p>`;
  return layout(html`<h1>${refusal.title}</h1><p>${refusal.sentence}</p><p>${refusal.next}</p>${link}`);
}

/** The pass could not be shown yet. */
export function againPage(): string {
  return layout(html`<h1>${words.again.heading}</h1><p>${words.again.text}</p><p>${words.again.next}</p>`);
}

/** The page was asked for too often. */
export function busyPage(): string {
  return layout(html`<h1>${words.busy.heading}</h1><p>${words.busy.text}</p><p>${words.busy.next}</p>`);
}

/** What the page with the pass turns into by itself. */
export function closedPage(): string {
  return layout(html`<h1>${words.closed.heading}</h1><p>${words.closed.text}</p><p>${words.closed.next}</p>`);
}

function way({ by, name }: OpenPage): Html {
  switch (by.how) {
    case 'code':
      return html`<p>${words.open.before}</p>
<label for="code">${words.open.code}</label>
<input type="text" id="code" name="code" inputmode="numeric" autocomplete="one-time-code" maxlength="12" aria-describedby="hint" required>
<p class="quiet" id="hint">${words.open.codeHint}</p>
<button>${words.open.show}</button>`;
    case 'signIn':
      return html`<p>${fill(words.open.signInHint, by)}</p><button name="do" value="signIn">${fill(words.open.signIn, by)}</button>`;
    case 'attest':
    case 'call':
      return html`<p>${words.open.before}</p>
<label class="check"><input type="checkbox" name="present" value="yes" required> ${attestation(by, name)}</label>
<button>${words.open.showPresent}</button>`;
  }
}

function attestation(by: Exclude<OpenPage['by'], { how: 'code' }>, name: string): string {
  return by.how === 'call'
    ? fill(words.open.attestCall, { name, number: by.number })
    : fill(words.open.attest, { name });
}

function problem(data: PageProblem | undefined): Html {
  if (data === undefined) return nothing;
  return html`<div class="problem" role="alert"><p><strong>${data.title}</strong></p><p>${data.sentence} ${data.next}</p></div>`;
}

/** Fills `{name}` in a sentence with the texts of these values. */
export function fill(sentence: string, values: object): string {
  const texts = new Map(
    Object.entries(values).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
  return sentence.replace(/\{(\w+)\}/g, (_, name: string) => texts.get(name) ?? '');
}
