import type { SignInProof } from '../../../services/policy/evidence';
import words from '../words/en.json';
import { html, nothing } from './html';
import { layout } from './layout';

/** What the subject reads after a sign-in that is a proof; whoever can sign in strongly needs no pass. */
export function provedPage(proof: SignInProof): string {
  const needless =
    proof === 'strongSignIn'
      ? html`<p>${words.proved.needless} <a href="https://aka.ms/mysecurityinfo" rel="noreferrer">aka.ms/mysecurityinfo</a>.</p>`
      : nothing;
  return layout(html`<h1>${words.proved.heading}</h1><p>${words.proved.text}</p>${needless}`);
}
