import type { Guard } from './guard';
import { guardsOfAlerts } from './ofAlerts';
import { guardsOfAuthority } from './ofAuthority';
import { guardsOfContacts } from './ofContacts';
import { guardsOfDuties } from './ofDuties';
import { guardsOfEdges } from './ofEdges';
import { guardsOfOpeners } from './ofOpeners';
import { guardsOfPages } from './ofPages';
import { guardsOfReviews } from './ofReviews';
import { guardsOfSupply } from './ofSupply';
import { guardsOfTenant } from './ofTenant';

/** Every guard, first those without which something is lost, or happens twice. */
export const guards: readonly Guard[] = [
  {
    guards: 'the row lock: two decisions on one request come one after the other',
    file: 'services/store/locked.ts',
    from: 'query.forUpdate()',
    to: 'query',
    test: 'test/store/postgres',
  },
  {
    guards: 'fencing: a worker that was overtaken finishes nothing',
    file: 'services/store/jobs.ts',
    from: `    .where('attempt', '=', job.attempt)`,
    to: '',
    test: 'test/store/postgres',
  },
  {
    guards: 'fencing: a worker that was overtaken puts nothing back',
    file: 'services/store/jobs.ts',
    from: ' and key = ${job.key} and attempt = ${job.attempt}`',
    to: ' and key = ${job.key}`',
    test: 'test/store/postgres',
  },
  {
    guards: 'the intent: a pass is made only for an attempt that was written down',
    file: 'services/requests/decideHandOver.ts',
    from: `open && attempts.some(({ number, state, gone }) => number === attempt && state === 'intended' && !gone)`,
    to: 'open && attempt > 0',
    test: 'test/requests/handingOver',
  },
  {
    guards: 'compensation: what was made is deleted when it was overtaken',
    file: 'services/handOver.ts',
    from: `  await world.passes.remove(request.subject.id, pass.id, authority);
  await drop(`,
    to: '  await drop(',
    test: 'test/stories/handOver',
  },
  {
    guards: 'the sweep: what a create without an answer left is looked for',
    file: 'services/sweep.ts',
    from: `  await world.passes.remove(request.subject.id, pass.id, authority);
}

/** Clears up`,
    to: `}

/** Clears up`,
    test: 'test/crash/faults',
    only: 'without a fault|a reset after the effect',
  },
  {
    guards: 'the activity record: what Teams delivers twice is done once',
    file: 'services/store/shortLived.ts',
    from: `        return rows.length === 1;
      });`,
    to: `        return rows.length < 2;
      });`,
    test: 'test/stories/once',
  },
  {
    guards: 'the seal lock: no entry comes under a seal that was made before it was committed',
    file: 'services/store/locked.ts',
    from: 'pg_advisory_xact_lock_shared(${sql.lit(frontierLock)}) as frontier',
    to: '${sql.lit(frontierLock)} as frontier',
    test: 'test/audit/trail',
  },
  {
    guards: 'the trail is final',
    file: 'services/store/migrations.ts',
    from: `raise exception 'the trail is final';`,
    to: `if tg_op = 'DELETE' then return old; end if; return new;`,
    test: 'test/store/postgres',
  },
  {
    guards: 'an older copy of the records issues nothing',
    file: 'services/upkeep.ts',
    from: 'known !== undefined && !(await has(trail, known))',
    to: 'known !== undefined && known.n < 0',
    test: 'test/stories/restore',
  },
  {
    guards: 'everybody in the groups is read before their cases are ended',
    file: 'bot/cli/desk.ts',
    from: `      const there = await inTenant(tenant);
      await ifReached(call, endCases);`,
    to: `      await ifReached(call, endCases);
      await new Promise((resolve) => setTimeout(resolve, 2_000));
      const there = await inTenant(tenant);`,
    test: 'test/stories/restore',
  },
  {
    guards: 'revoking does not wait for the log',
    file: 'services/watch.ts',
    from: `    if (over) await takeAway(world, request, 'desk');`,
    to: '    if (over) void takeAway;',
    test: 'test/stories/outages',
  },
  {
    guards: 'failed proofs step the rule up',
    file: 'services/makeOpening.ts',
    from: "steppedUp(base, modes.includes('reportOnly') ? [] : signals)",
    to: 'steppedUp(base, [])',
    test: 'test/stories/abuse',
  },
  {
    guards: 'a Verified ID of another issuer proves nothing',
    file: 'services/policy/presentation.ts',
    from: "  if (!terms.issuers.includes(presented.issuer)) return 'wrongIssuer';\n",
    to: '',
    test: 'test/policy/presentation',
  },
  {
    guards: 'somebody else’s Verified ID proves nothing',
    file: 'services/policy/presentation.ts',
    from: "  if (!names(presented.account, subject)) return 'otherPerson';\n",
    to: '  void names;\n',
    test: 'test/policy/presentation',
  },
  {
    guards: 'only who has the key of a presentation is heard about it',
    file: 'services/presenting.ts',
    from: 'told === undefined || !sameText(apiKey, callbackKey(vault, told.state))',
    to: "told === undefined || (apiKey === 'never' && !sameText(apiKey, callbackKey(vault, told.state)))",
    test: 'test/stories/callbacks',
    slow: true,
  },
  {
    guards: 'the claim code never goes to a subject who proved it alone',
    file: 'services/requests/codeHolder.ts',
    from: 'const parties = [requester, ...earlier, subject].map',
    to: 'const parties = [requester, ...earlier].map',
    test: 'test/requests/presenting',
  },
  {
    guards: 'nothing is issued while a part is out',
    file: 'services/killSwitch.ts',
    from: 'if (part !== undefined) return',
    to: `if (part === 'store') return`,
    test: 'test/stories/outages',
  },
  {
    guards: 'the gate: an activity that names another service address reaches nobody',
    file: 'bot/gate.ts',
    from: `  if (!allowedConnector(activity.serviceUrl, settings.connectorHosts)) return 403;
`,
    to: '',
    test: 'test/bot/gate',
  },
  {
    guards: 'authority is lent by members of the service desk only, as the directory says then',
    file: 'services/lending.ts',
    from: `  if (!(await isIn(world, by.id, world.groupIds.technician))) return no({ refused: 'notTechnician' });
`,
    to: '',
    test: 'test/abuse/duties',
    slow: true,
  },
  {
    guards: 'a sign-in ends in the browser in which it began',
    file: 'bot/handover/signInHandlers.ts',
    from: 'pending === undefined || browser.signInName(http) !== pending.browser',
    to: 'pending === undefined',
    test: 'test/abuse/duties',
    slow: true,
  },
  {
    guards: 'a sign-in of another tenant is none',
    file: 'bot/handover/signIn.ts',
    from: `claims?.['tid'] !== tenantId ||`,
    to: 'claims === undefined ||',
    test: 'test/abuse/duties',
    slow: true,
  },
  {
    guards: 'a pass that cannot be deleted is made useless',
    file: 'services/steps.ts',
    from: `    if (request.stage === 'closing')
`,
    to: `    if (request.stage === 'closed')
`,
    test: 'test/abuse/failures',
    slow: true,
  },
  {
    guards: 'a pass of which Graph told nothing usable is looked for',
    file: 'services/graph/passes.ts',
    from: `        throw new Fault('GRAPH_AMBIGUOUS', { retryable: false });
      }
    },`,
    to: `        throw new Fault('GRAPH_ANSWER', { retryable: true });
      }
    },`,
    test: 'test/graph/passes',
  },
  {
    guards: 'a flood of presses is never in the way of one that takes away',
    file: 'bot/floods/floods.ts',
    from: '      if (takingAway.has(verb)) return personTakesAway.take(personId) === undefined;\n',
    to: '',
    test: 'test/bot/limits',
  },
  ...guardsOfAlerts,
  ...guardsOfContacts,
  ...guardsOfDuties,
  ...guardsOfAuthority,
  ...guardsOfEdges,
  ...guardsOfPages,
  ...guardsOfOpeners,
  ...guardsOfReviews,
  ...guardsOfSupply,
  ...guardsOfTenant,
];
