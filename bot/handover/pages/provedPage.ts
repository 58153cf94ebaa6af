import type { SignInProof } from '../../../services/policy/evidence';
import { html, nothing } from './html';
import { layout } from './layout';
import type { View } from './layout';

/** What the subject reads after a sign-in that is a proof; whoever can sign in strongly needs no pass. */
export function provedPage(proof: SignInProof): View {
  return layout(({ words: { proved } }) => {
    const needless =
      proof === 'strongSignIn'
        ? html`<p>${proved.needless} <a href="https://aka.ms/mysecurityinfo" rel="noreferrer">aka.ms/mysecurityinfo</a>.</p>`
        : nothing;
    return html`<h1>${proved.heading}</h1><p>${proved.text}</p>${needless}`;
  });
}
