import type { Problem } from '../../../cards/shown';
import type { NamedOpener } from '../namedOpener';
import { fill, shown } from './fill';
import { html, nothing } from './html';
import type { Html } from './html';
import type { PageLanguage } from './language';
import { layout } from './layout';
import type { View } from './layout';
import { worded } from './moment';
import type { Moment } from './moment';
import { openerText } from './openerText';
import { problemText } from './problem';
import { qrCode } from './qrCode';

/** The page before the pass: what, for whom, until when, and one thing to do. */
export interface OpenPage {
  readonly name: string;
  readonly ref: string;
  readonly until: Moment;
  /** The address of this page. */
  readonly address: string;
  readonly csrf: string;
  readonly attempt: string;
  readonly problem: Pick<Problem, 'code' | 'values'> | undefined;
  /** How this visitor can open it: with a claim code, by signing in, or, signed in, by attesting presence or a call. */
  readonly by:
    | { readonly how: 'code' }
    | { readonly how: 'signIn' | 'attest'; readonly opener: NamedOpener }
    | { readonly how: 'call'; readonly opener: NamedOpener; readonly number: string };
}

/** The page that GET shows. */
export function openPage(data: OpenPage): View {
  return layout((language) => {
    const { open } = language.words;
    const { name, ref, until, address, by } = data;
    return html`<h1>${by.how === 'code' ? html`${open.heading}` : fill(open.forManager, { name })}</h1>
${data.problem === undefined ? nothing : problem(language, data.problem)}
<p>${fill(open.intro, { name })}</p>
<dl><dt>${open.for}</dt><dd>${shown(name)}</dd><dt>${open.until}</dt><dd>${worded(language, until)}</dd>
<dt>${open.case}</dt><dd>${shown(ref)}</dd><dt>${open.host}</dt><dd>${shown(new URL(address).host)}</dd></dl>
<form method="post" autocomplete="off">
<input type="hidden" name="csrf" value="${data.csrf}"><input type="hidden" name="attempt" value="${data.attempt}">
${way(language, data)}
</form>
<p class="quiet">${open.never}</p>
${by.how === 'code' ? elsewhere(language, address) : nothing}`;
  });
}

function way(language: PageLanguage, { by, name, problem: wrong }: OpenPage): Html {
  const { open } = language.words;
  switch (by.how) {
    case 'code':
      return html`<p>${open.before}</p>
<label for="code">${open.code}</label>
<input type="text" id="code" name="code" dir="ltr" inputmode="numeric" autocomplete="one-time-code" maxlength="12" aria-describedby="hint${wrong === undefined ? '' : ' wrong'}"${wrong?.code === 'wrongCode' ? html` aria-invalid="true"` : nothing} required>
<p class="quiet" id="hint">${open.codeHint}</p>
<button>${open.show}</button>
<p class="quiet">${open.slow}</p>`;
    case 'signIn': {
      const opener = openerText(language, by.opener);
      return html`<p>${fill(open.signInHint, { opener })}</p><button name="do" value="signIn">${fill(open.signIn, { opener })}</button>`;
    }
    case 'attest':
    case 'call': {
      const attestation =
        by.how === 'call' ? fill(open.attestCall, { name, number: by.number }) : fill(open.attest, { name });
      return html`<p>${open.before}</p>
<label class="check"><input type="checkbox" name="present" value="yes"${wrong === undefined ? nothing : html` aria-describedby="wrong"`} required> <span>${attestation}</span></label>
<button>${open.showPresent}</button>
<p class="quiet">${open.slow}</p>`;
    }
  }
}

function problem(language: PageLanguage, data: NonNullable<OpenPage['problem']>): Html {
  const { title, sentence, next, marks } = problemText(language, data);
  return html`<div class="problem" id="wrong" role="alert"${marks}><p><strong>${title}</strong></p><p>${sentence} ${next}</p></div>`;
}

/** For whoever opened it where others look on: a phone takes up the address, and nothing but the address. */
function elsewhere({ words: { open } }: PageLanguage, address: string): Html {
  return html`<details><summary>${open.elsewhere}</summary>
<p>${open.scan}</p>
${qrCode(address, open.picture)}
<p class="quiet">${shown(address)}</p></details>`;
}
