import { expect, test } from '@jest/globals';
import { ConfigFault, loadConfig } from '../../bot/config';
import { production } from './production';

function faultsOf(changes: Readonly<Record<string, string | undefined>>): string {
  try {
    loadConfig({ ...production, ...changes });
    return '';
  } catch (error) {
    if (error instanceof ConfigFault) return error.message;
    throw error;
  }
}

const verifiedId = {
  VERIFIED_ID_AUTHORITY: 'did:web:id.example.org',
  VERIFIED_ID_ISSUERS: 'did:web:id.example.org',
};

const jira = {
  DESK: 'jira',
  DESK_CLIENT_ID: undefined,
  DESK_CLIENT_SECRET: undefined,
  DESK_USER: 'desk@example.org',
  DESK_TOKEN: 'hidden-value',
};

const tracker = {
  DESK: 'rt',
  DESK_CLIENT_ID: undefined,
  DESK_CLIENT_SECRET: undefined,
  DESK_TOKEN: 'hidden-value',
};

test('what is missing is called missing, not equal', () => {
  const faults = faultsOf({ FRONT_CLIENT_ID: undefined, REAPER_CLIENT_ID: undefined });
  expect(faults).toMatch(/REAPER_CLIENT_ID: expected an object id/);
  expect(faults).not.toContain('must not be the front');
});

test('a whole production environment is accepted', () => {
  expect(faultsOf({})).toBe('');
});

test.each<[string, Readonly<Record<string, string | undefined>>, string]>([
  ['a mode that is none', { MODE: 'test' }, 'MODE'],
  ['no database', { DATABASE_URL: undefined }, 'DATABASE_URL'],
  ['the clock of the sandbox', { CLOCK_URL: 'https://clock.example.org' }, 'CLOCK_URL'],
  ['a Graph that is not Microsoft’s', { GRAPH_URL: 'https://graph.example.org' }, 'GRAPH_URL'],
  ['an authority that is not Microsoft’s', { AUTHORITY_URL: 'https://login.example.org' }, 'AUTHORITY_URL'],
  [
    'other keys for the channel',
    { BOT_OPENID_METADATA_URL: 'https://keys.example.org' },
    'BOT_OPENID_METADATA_URL',
  ],
  ['another issuer', { BOT_TOKEN_ISSUER: 'https://issuer.example.org' }, 'BOT_TOKEN_ISSUER'],
  ['a connector on loopback', { CONNECTOR_HOSTS: 'localhost:4000' }, 'CONNECTOR_HOSTS'],
  ['an address without https', { PUBLIC_URL: 'http://tap.example.org' }, 'PUBLIC_URL'],
  ['an address on loopback', { PUBLIC_URL: 'https://localhost:3978' }, 'PUBLIC_URL'],
  ['a secret for the front', { FRONT_SECRET: 'hidden-value' }, 'FRONT_SECRET'],
  ['a secret for the reaper', { REAPER_SECRET: 'hidden-value' }, 'REAPER_SECRET'],
  [
    'one identity for front and reaper',
    { REAPER_CLIENT_ID: production['FRONT_CLIENT_ID'] },
    'REAPER_CLIENT_ID',
  ],
  ['a short sealing key', { SEALING_KEY: 'c2hvcnQ=' }, 'SEALING_KEY'],
  ['an empty app id, which the SDK takes for "no authentication"', { BOT_ID: '' }, 'BOT_ID'],
  ['a single tenant without a credential', { BOT_TYPE: 'SingleTenant' }, 'BOT_PASSWORD'],
  ['a finished ticket that keeps its state', { DESK_DONE: 'incident.close_code=Done' }, 'DESK_DONE'],
  ['a Jira with a password instead of a token', { ...jira, DESK_TOKEN: undefined }, 'DESK_TOKEN'],
  [
    'two ways to sign in to Jira',
    { ...jira, DESK_CLIENT_ID: 'c', DESK_CLIENT_SECRET: 'hidden-value' },
    'DESK_USER',
  ],
  [
    'a gateway without the site behind it',
    { ...jira, DESK_URL: 'https://api.atlassian.com/ex/jira/8f1c2b34' },
    'DESK_SITE_URL',
  ],
  [
    'a token from an address without https',
    { ...jira, DESK_TOKEN_URL: 'http://x.example.org' },
    'DESK_TOKEN_URL',
  ],
  [
    'a site left over from the sandbox',
    { ...jira, DESK_SITE_URL: 'https://localhost:3982' },
    'DESK_SITE_URL',
  ],
  ['a link field by its name', { ...jira, DESK_LINK_FIELD: 'Hand-over link' }, 'DESK_LINK_FIELD'],
  ['a finished request without a status', { ...jira, DESK_DONE: 'resolution=Done' }, 'DESK_DONE'],
  ['a Request Tracker without a token', { ...tracker, DESK_TOKEN: undefined }, 'DESK_TOKEN'],
  ['a Request Tracker over http', { ...tracker, DESK_URL: 'http://rt.example.org' }, 'DESK_URL'],
  ['a finished ticket with more than a status', { ...tracker, DESK_DONE: 'Status=resolved' }, 'DESK_DONE'],
  ['a link to no ticket', { ...tracker, DESK_TICKET_LINK: '/Ticket/' }, 'DESK_TICKET_LINK'],
  ['a desk that nobody knows', { DESK: 'notepad' }, 'DESK'],
  ['two ways to sign in to the desk', { DESK_USER: 'u', DESK_PASSWORD: 'hidden-value' }, 'DESK_USER'],
  [
    'a Verified ID service that is not Microsoft’s',
    { ...verifiedId, VERIFIED_ID_URL: 'https://id.example.org' },
    'VERIFIED_ID_URL',
  ],
  [
    'Verified ID that names no issuer',
    { ...verifiedId, VERIFIED_ID_ISSUERS: undefined },
    'VERIFIED_ID_ISSUERS',
  ],
  [
    'Verified ID with an issuer left blank',
    { ...verifiedId, VERIFIED_ID_ISSUERS: 'did:web:a.example,' },
    'VERIFIED_ID_ISSUERS',
  ],
  ['Verified ID by half', { VERIFIED_ID_CLAIM: 'oid' }, 'VERIFIED_ID_AUTHORITY'],
  ['a group that is not an id', { RECOVERY_GROUP_ID: 'TAP-Recovery-Users' }, 'RECOVERY_GROUP_ID'],
])('production does not start with %s, and names the setting (AC-15)', (_, changes, name) => {
  const faults = faultsOf(changes);
  expect(faults).toContain(name);
  expect(faults).not.toContain('hidden-value');
});

test('Jira is reached on its site with an API token, or on the gateway with OAuth', () => {
  const { desk } = loadConfig({ ...production, ...jira, DESK_DONE: 'status=Resolved, resolution=Won’t do' });
  const url = 'https://desk.example.org';
  expect(desk).toMatchObject({
    kind: 'jira',
    url,
    site: url,
    auth: { kind: 'basic', user: 'desk@example.org' },
  });
  expect(desk?.done).toEqual({ status: 'Resolved', resolution: 'Won’t do' });
  const gateway = 'https://api.atlassian.com/ex/jira/8f1c2b34';
  const site = 'https://example.atlassian.net';
  const behind = loadConfig({
    ...production,
    DESK: 'jira',
    DESK_URL: gateway,
    DESK_SITE_URL: `${site}/`,
  }).desk;
  expect(behind).toMatchObject({ url: gateway, site, auth: { kind: 'oauth' }, done: undefined });
  expect(behind).toMatchObject({ tokenUrl: 'https://auth.atlassian.com/oauth/token' });
});

test('Request Tracker is reached with a token, below a path if it lives there', () => {
  const url = 'https://desk.example.org/rt';
  const { desk } = loadConfig({ ...production, ...tracker, DESK_URL: url, DESK_DONE: 'resolved' });
  expect(desk).toMatchObject({
    kind: 'rt',
    url,
    done: 'resolved',
    linkField: undefined,
    ticketLink: '/Ticket/Display.html?id={number}',
  });
  expect(JSON.stringify(desk)).not.toContain('hidden-value');
});

const of = (role: string, ...dropped: readonly RegExp[]) => ({
  ...Object.fromEntries(
    Object.keys(production)
      .filter((name) => dropped.some((pattern) => pattern.test(name)))
      .map((name) => [name, undefined]),
  ),
  ROLES: role,
});
const [ofBot, ofDesk, ofPages, ofJobs] = [/^(BOT|NOTICE)_/, /^DESK/, /^SIGNIN_/, /^REAPER_/];
/** The jobs know the sign-in application by its id, and hold no secret of it. */
const ofPagesAlone = /^SIGNIN_(?!CLIENT_ID)/;

test.each([
  ['web', of('web', ofPages, ofJobs)],
  ['web that may take away too', of('web', ofPages)],
  ['pages', of('pages', ofBot, ofDesk, ofJobs)],
  ['jobs', of('jobs', ofBot, ofDesk, ofPagesAlone)],
  ['web and jobs', of('web, jobs', ofPagesAlone)],
])('a process of %s needs the settings of that alone', (_, changes) => {
  expect(faultsOf(changes)).toBe('');
});

test.each([
  ['a role that is none', { ROLES: 'web,cleaner' }, 'ROLES'],
  ['web without the bot', of('web', ofPages, ofJobs, ofBot), 'BOT_ID'],
  ['web without the desk', of('web', ofPages, ofJobs, ofDesk), 'DESK_URL'],
  ['pages without the sign-in', of('pages', ofBot, ofDesk, ofJobs, ofPages), 'SIGNIN_SECRET'],
  ['jobs without what takes away', of('jobs', ofBot, ofDesk, ofPages, ofJobs), 'REAPER_CLIENT_ID'],
  ['jobs that could not tell our passes', of('jobs', ofBot, ofDesk, ofPages), 'SIGNIN_CLIENT_ID'],
  ['a SIEM without its token', { SIEM_URL: 'https://siem.example.org' }, 'SIEM_URL'],
  [
    'web that holds the SIEM’s token',
    { ...of('web', ofPages, ofJobs), SIEM_TOKEN: 'hidden-value' },
    'SIEM_TOKEN',
  ],
  ['pages that hold the desk’s secret', of('pages', ofBot, ofJobs), 'DESK_CLIENT_SECRET'],
  ['jobs that hold the sign-in’s secret', of('jobs', ofBot, ofDesk), 'SIGNIN_SECRET'],
  [
    'pages that hold what takes away',
    { ...of('pages', ofBot, ofDesk), REAPER_CERTIFICATE: 'hidden-value' },
    'REAPER_CERTIFICATE',
  ],
])('production does not start with %s', (_, changes, name) => {
  const faults = faultsOf(changes);
  expect(faults).toMatch(new RegExp(`^  ${name}:`, 'm'));
  expect(faults).not.toContain('hidden-value');
});

test('Verified ID is set up by who we are and whom we believe, and is absent without', () => {
  expect(loadConfig(production).verifiedId).toBeUndefined();
  const issuers = 'did:web:id.example.org, did:web:Branch.example.org';
  expect(loadConfig({ ...production, ...verifiedId, VERIFIED_ID_ISSUERS: issuers }).verifiedId).toEqual({
    url: 'https://verifiedid.did.msidentity.com',
    authority: 'did:web:id.example.org',
    issuers: ['did:web:id.example.org', 'did:web:Branch.example.org'],
    type: 'VerifiedEmployee',
    claim: 'revocationId',
  });
});

test.each<[string, string]>([
  ['DEBUG', '*'],
  ['NODE_DEBUG', 'http,fetch'],
  ['AZURE_LOG_LEVEL', 'verbose'],
  ['NODE_TLS_REJECT_UNAUTHORIZED', '0'],
  ['NODE_OPTIONS', '--inspect=0.0.0.0:9229'],
  ['NODE_OPTIONS', '--max-old-space-size=512 --report-on-signal'],
  ['NODE_OPTIONS', '--heapsnapshot-signal=SIGUSR2'],
  ['NODE_OPTIONS', '--tls-keylog=keys.txt'],
])('production does not start while %s=%s makes the process talk (AC-64)', (name, value) => {
  expect(faultsOf({ [name]: value })).toMatch(new RegExp(`^  ${name}: `, 'm'));
});

test('what says nothing of the content is no fault', () => {
  expect(faultsOf({ NODE_OPTIONS: '--max-old-space-size=512', NODE_EXTRA_CA_CERTS: '/etc/ca.pem' })).toBe('');
});

test('every fault is told in one message', () => {
  expect(faultsOf({ TENANT_ID: undefined, DESK_URL: undefined, CLOCK_URL: 'https://x.example.org' })).toMatch(
    /TENANT_ID[\s\S]*DESK_URL[\s\S]*CLOCK_URL/,
  );
});
