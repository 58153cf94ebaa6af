import type { Double } from './httpsDouble';
import { people } from './people';
import type { Playground } from './teams/playground';
import type { TenantWorld } from './tenantWorld';

/** The addresses, and a two-minute script of what to press. */
export function script(playgrounds: readonly Playground[], world: TenantWorld, clock: Double): string {
  const clients = playgrounds.map(
    ({ person, url }) => `  ${url.padEnd(26)} ${person.name}, ${person.title.toLowerCase()}`,
  );
  const { serviceDesk } = world;
  const ticket = serviceDesk.ticketOf(people.lea);
  const signIn = serviceDesk.signIn === undefined ? '' : ` (${serviceDesk.signIn})`;
  return `
TAP Desk sandbox. Everything below is on this machine only; the certificates are made up, so the browser will ask.

Teams, one window for each person
${clients.join('\n')}

Other windows
  ${serviceDesk.url.padEnd(26)} the service desk${signIn}
  ${world.subject.url.padEnd(26)} the locked-out user's sign-in
  ${world.verifiedId.url.padEnd(26)} the locked-out user's Authenticator, with a Verified ID
  ${clock.url.padEnd(26)} the clock
  ${world.portal.url.padEnd(26)} the admin center, for passes behind the desk's back

Two minutes: Lea has lost her phone
  1. Tara: open "Personal Chat", type new, choose "Lost phone, MFA reset".
  2. User name ${people.lea.upn}, ticket ${ticket}, reason: phone stolen. Look up. Yes, start.
  3. Mona: answer "Is this really Lea Lostphone?" with a few words and "Yes, I made sure".
  4. Tara: type the six digits that the card tells you to say, "It was read back".
  5. Anna: "Approve".
  6. Tara: "The user is ready", sign in as Tara Technician, "Continue".
  7. Mona has a code now. Lea: open ${serviceDesk.ticketPage('requester', ticket)}, follow the link, type the code.
  8. Lea: copy the pass, open ${world.subject.url}, sign in as ${people.lea.upn}, "Register a passkey".
  9. Tara's card closes by itself; the channel "TAP notices" has both notices. Nothing is left in the tenant.

Without the manager: instead of 3 and 4, Tara presses "Verified ID". Lea opens the address on the card, then
${world.verifiedId.url}, and shows her Verified ID. Mona gets the code all the same.

Ctrl-C stops everything.
`;
}
