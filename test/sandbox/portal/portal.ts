import { z } from 'zod/v4';
import { startDouble } from '../httpsDouble';
import type { Double, DoubleRequest, DoubleResponse } from '../httpsDouble';
import { escapeHtml, sandboxPage } from '../html';
import type { Tenant } from '../graph/tenant';
import type { SandboxPerson } from '../people';
import { groups, people } from '../people';
import type { Recorder } from '../recorder';
import { route } from '../routes';
import { adminActs } from './adminActs';

/** The administrators' own portal, in which passes can be made behind the desk's back. */
export interface Portal extends Double, ReturnType<typeof adminActs> {}

const administrators: readonly SandboxPerson[] = [people.georg, people.petra, people.tara];
const shown = z.looseObject({ temporaryAccessPass: z.string() });
const refused = z.looseObject({ error: z.looseObject({ message: z.string() }) });

/** Starts the portal. */
export async function startPortal(recorder: Recorder, tenant: Tenant, port?: number): Promise<Portal> {
  const acts = adminActs(tenant);
  const things: readonly (readonly [
    name: string,
    title: string,
    act: (by: SandboxPerson, person: SandboxPerson) => string,
  ])[] = [
    ['pass', 'Make a pass of an hour', (by, person) => toldOf(acts.makePass(by, person))],
    [
      'twice',
      'Make a pass that can be used more than once',
      (by, person) => toldOf(acts.makePass(by, person, { once: false })),
    ],
    ['delete', 'Delete the pass', done(acts.deletePass.bind(acts))],
    ['password', 'Reset the password', done(acts.resetPassword.bind(acts))],
    [
      'role',
      'Give the role Helpdesk Administrator',
      done((by, person) => {
        acts.giveRole(by, person, 'Helpdesk Administrator');
      }),
    ],
    [
      'join',
      `Put into ${groups.recovery.name}`,
      done((by, person) => {
        acts.join(by, groups.recovery, person);
      }),
    ],
    ['policy', 'Change a Conditional Access policy', done(acts.changePolicy.bind(acts))],
  ];

  const page = (told = '', chosen: Readonly<Record<string, string>> = {}): DoubleResponse => ({
    status: 200,
    body: sandboxPage(
      'Entra admin center (sandbox)',
      `<p>What is done here is done behind the desk's back, as an administrator could.</p>${
        told === '' ? '' : `<p role="status"><strong>${told}</strong></p>`
      }<form method="post"><label>You are <select name="by">${options(administrators, chosen['by'])}</select></label>
<label>User <select name="person">${options([...tenant.users.values()], chosen['person'] ?? people.lea.id)}</select></label>
${things.map(([name, title]) => `<button name="act" value="${name}">${escapeHtml(title)}</button>`).join('\n')}</form>`,
    ),
  });
  const act = (request: DoubleRequest): DoubleResponse => {
    const fields = Object.fromEntries(new URLSearchParams(request.body));
    const by = administrators.find(({ id }) => id === fields['by']);
    const person = tenant.users.get(fields['person'] ?? '');
    const thing = things.find(([name]) => name === fields['act']);
    if (by === undefined || person === undefined || thing === undefined) return page('Nothing was done.');
    return page(`${escapeHtml(`${thing[1]}: ${person.name}.`)} ${thing[2](by, person)}`, fields);
  };
  const routes = [
    { method: 'GET', path: /^\/$/, answer: () => page() },
    { method: 'POST', path: /^\/$/, answer: act },
  ];
  const double = await startDouble(
    'portal',
    (request) => route(routes, request)?.() ?? { status: 404, body: '' },
    { recorder, ...(port === undefined ? {} : { port }) },
  );
  return { ...double, ...acts };
}

function options(persons: readonly SandboxPerson[], chosen: string | undefined): string {
  return persons
    .map(
      ({ id, name, upn }) =>
        `<option value="${id}"${id === chosen ? ' selected' : ''}>${escapeHtml(`${name} (${upn})`)}</option>`,
    )
    .join('');
}

function done(act: (by: SandboxPerson, person: SandboxPerson) => void) {
  return (by: SandboxPerson, person: SandboxPerson): string => {
    act(by, person);
    return 'Done.';
  };
}

/** The passcode, once, or what Graph said instead. */
function toldOf({ body }: DoubleResponse): string {
  const pass = shown.safeParse(body).data;
  if (pass !== undefined) return `The pass is <code>${escapeHtml(pass.temporaryAccessPass)}</code>.`;
  return escapeHtml(refused.safeParse(body).data?.error.message ?? 'You may not.');
}
