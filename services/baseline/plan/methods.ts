import { guideGroupNames } from '../expected';
import type { Expected } from '../expected';
import type { OtherMethod, PassMethod } from '../tenantState';
import type { Draft, Reference } from './change';
import { hasFailed, valueOf } from './planning';
import type { Planned, Planning } from './planning';

const passChecks = [
  'pass.enabled',
  'pass.groupsOnly',
  'pass.publicCheck',
  'pass.likeAnotherTool',
  'pass.oneTime',
  'pass.standardLifetime',
  'pass.privilegedLifetime',
  'pass.length',
];
const characters = 12;
const shortest = 15;
const usual = 30;
const longest = 60;

/** Plans what people register with a pass, and then the pass itself, for the three groups. */
export function planMethods(
  planning: Planning,
  groups: readonly Reference[] | undefined,
  after: readonly string[],
): Planned {
  const methods = (['passkey', 'authenticator'] as const).flatMap((method) => {
    const there = valueOf(planning, method);
    if (there === undefined || !hasFailed(planning, [`methods.${method}`])) return [];
    return [openMethod(method, there, groups, after)];
  });
  const pass = valueOf(planning, 'passMethod');
  const items = [
    ...methods,
    ...(pass === undefined || !hasFailed(planning, passChecks)
      ? []
      : [setPassMethod(pass, planning.expected, groups, after)]),
  ];
  if (groups !== undefined) return { items, byHand: [] };
  const names = Object.values(guideGroupNames);
  return {
    items: [],
    byHand: items.flatMap(({ checks }) =>
      checks
        .filter((check) => hasFailed(planning, [check]))
        .map((check) => ({ check, because: 'groups' as const, names })),
    ),
  };
}

function openMethod(
  method: 'passkey' | 'authenticator',
  there: OtherMethod,
  groups: readonly Reference[] = [],
  after: readonly string[],
): Draft {
  return {
    id: `method.${method}`,
    change: { kind: 'openMethod', method, groups },
    after,
    checks: [`methods.${method}`],
    touches: there.enabled,
  };
}

function setPassMethod(
  there: PassMethod,
  { privilegedMinutes }: Expected,
  groups: readonly Reference[] = [],
  after: readonly string[],
): Draft {
  return {
    id: 'method.pass',
    change: {
      kind: 'setPassMethod',
      settings: {
        shortest: Math.min(shortest, privilegedMinutes),
        usual,
        longest,
        length: Math.max(characters, there.length),
        groups,
      },
    },
    // A pass is only let in when what comes after it is made.
    after,
    checks: there.enabled ? passChecks : [...passChecks, 'pass.signIn'],
    touches: there.enabled,
  };
}
