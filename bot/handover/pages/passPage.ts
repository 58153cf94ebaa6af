import { fill } from './fill';
import { html, nothing } from './html';
import type { PageLanguage } from './language';
import { frame } from './layout';
import { worded } from './moment';
import type { Moment } from './moment';
import { spell } from './spell';

/** The page with the pass, as pieces around the place where the passcode is written; `aloud` names whom it is read out to. */
export function passPage(
  language: PageLanguage,
  data: { readonly until: Moment; readonly aloud?: string | undefined },
): readonly [before: string, after: string] {
  const { pass, closed } = language.words;
  const [first = '', register = '', password = '', out = ''] = pass.steps;
  const before = html`<p class="afterwards">${closed.text} ${closed.next}</p>
<div class="once">
<h1>${pass.heading}</h1>
${data.aloud === undefined ? nothing : html`<p>${fill(pass.aloud, { name: data.aloud })}</p>`}
<p>${pass.hint} ${fill(pass.until, { until: worded(language, data.until) })}</p>
`;
  const after = html`
<p class="quiet">${pass.legend}</p>
<h2>${pass.then}</h2>
<ol class="steps"><li>${first}</li><li>${register} <a href="https://aka.ms/mysecurityinfo" rel="noreferrer">aka.ms/mysecurityinfo</a>.</li><li>${password}</li><li>${out}</li></ol>
<p class="quiet">${pass.blank}</p>
</div>`;
  const [head = '', one = '', two = '', foot = ''] = frame(language, before, after);
  return [head + one, two + foot];
}

/** The passcode itself, large, and spelled out; called only where a Secret is revealed. */
export function passBlock(language: PageLanguage, passcode: string): string {
  const spelled = Array.from(passcode, (char) => ({ char, ...spell(language, char) }));
  const marked = spelled.map(({ char, kind }) => html`<span class="${kind}">${char}</span>`);
  const names = spelled.map(({ name }) => html`<li>${name}</li>`);
  return html`<p class="passcode" dir="ltr" translate="no">${marked}</p>
<details open><summary>${language.words.pass.spelled}</summary><ol class="spelled" translate="no">${names}</ol></details>`
    .text;
}
