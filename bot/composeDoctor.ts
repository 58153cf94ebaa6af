import { open } from 'node:fs/promises';
import { ownPermissions } from '../services/baseline/ourselves';
import { Fault } from '../services/faults';
import { createServiceDesk } from '../services/itsm/serviceDesk';
import type { Store } from '../services/ports';
import { graphOf, tokensOf } from './composeGraph';
import type { Config, Identity } from './config';
import type { Examined, Look } from './doctor/examine';
import { heardKey, readMetadata, rolesIn } from './doctor/reading';

const skewSeconds = 300;

/** One of them approves a privileged case and another opens it; somebody without a part in it has to be left. */
const reviewersAtLeast = 3;

/** Everything that a deployment of these roles rests on, and how to look at each. */
export function looksAt(config: Config, books: () => Promise<Store>): readonly (readonly [Examined, Look])[] {
  const { directory } = graphOf(config);
  const { bot, desk, reaper, signIn, auditFile, authorityUrl, tenantId, groupIds, graphUrl, front } = config;
  const permissions = (identity: Identity, needs: readonly string[]): Look => {
    return async () => {
      const { token } = await tokensOf(config, identity)(`${graphUrl}/.default`);
      const held = token.reveal(rolesIn);
      return needs.filter((one) => !held.includes(one)).join(', ');
    };
  };
  return [
    ['database', async () => ((await (await books()).takeTurn('doctor', 0)) ? '' : 'not written')],
    [
      'clock',
      async () => {
        const [here, there] = await Promise.all([
          books().then((store) => store.databaseTime()),
          directory.time(groupIds.technician),
        ]);
        const apart = [here, new Date().toISOString()].map((one) =>
          Math.round(Math.abs(Date.parse(one) - Date.parse(there)) / 1_000),
        );
        return Math.max(...apart) < skewSeconds ? '' : `${Math.max(...apart)} s`;
      },
    ],
    ...(auditFile === undefined ? [] : [['seals', () => appendable(auditFile)] as const]),
    ['graph', async () => ((await directory.time(groupIds.technician)) === '' ? 'no time' : '')],
    ['frontPermissions', permissions(front, ownPermissions.front.needs)],
    ...(reaper === undefined
      ? []
      : [['reaperPermissions', permissions(reaper, ownPermissions.reaper.needs)] as const]),
    ['groups', () => missingGroups(groupIds, (id) => directory.time(id))],
    ['reviewers', () => tooFew(directory.members(groupIds.security))],
    ...(desk === undefined
      ? []
      : [
          [
            'serviceDesk',
            () =>
              createServiceDesk(desk)
                .reach()
                .then(() => ''),
          ] as const,
        ]),
    ...(signIn === undefined
      ? []
      : [
          [
            'signIn',
            () =>
              readMetadata(
                `${authorityUrl}/${tenantId}/v2.0/.well-known/openid-configuration`,
                'authorization_endpoint',
              ),
          ] as const,
        ]),
    ...(bot === undefined
      ? []
      : ([
          [
            'botCredential',
            async () => {
              await tokensOf(config, bot.identity)('https://api.botframework.com/.default');
              return '';
            },
          ],
          ['botKeys', () => readMetadata(bot.openIdMetadataUrl, 'jwks_uri')],
          [
            'heard',
            async () => ((await (await books()).conversation(heardKey)) === undefined ? 'nothing heard' : ''),
          ],
        ] as const)),
  ];
}

/** The settings of groups that the tenant does not have. */
async function missingGroups(
  { tap, ...others }: Config['groupIds'],
  ask: (id: string) => Promise<unknown>,
): Promise<string> {
  const all = Object.entries({ ...others, ...tap }).filter(([, id]) => id !== undefined);
  const missing = await Promise.all(
    all.map(async ([name, id]) => {
      const isThere = await ask(id ?? '').then(
        () => true,
        () => false,
      );
      return isThere ? [] : [`${name.toUpperCase()}_GROUP_ID`];
    }),
  );
  return missing.flat().join(', ');
}

/** How many there are, where that is too few; a group that is not there is told by its own check. */
async function tooFew(members: Promise<readonly unknown[]>): Promise<string> {
  try {
    const { length } = await members;
    return length < reviewersAtLeast ? `${length} of ${reviewersAtLeast}` : '';
  } catch (error) {
    if (error instanceof Fault && error.code === 'GRAPH_NOT_FOUND') return '';
    throw error;
  }
}

async function appendable(file: string): Promise<string> {
  const handle = await open(file, 'a', 0o600).catch(() => undefined);
  await handle?.close();
  return handle === undefined ? 'cannot be written' : '';
}
