import { define, fail, pass } from './check';
import type { Check } from './check';
import { eidsca, ztna } from './publicChecks';

const characters = 12;
const longestMinutes = 60;
const privilegedMinutes = 15;

/** The guide's tables 2.1 and 2.2, as far as the tenant's one policy of passes can hold them. */
export const passRuleChecks: readonly Check[] = [
  define({
    id: 'pass.oneTime',
    lines: ['standardUsage', 'privilegedUsage'],
    critical: true,
    remedy: 'setPassMethod',
    answers: [eidsca('EIDSCA.AT02'), ztna('21846')],
    needs: ['passMethod'],
    judge: ({ passMethod }) => (passMethod.oneTime ? pass('oneTime') : fail('multiUse')),
  }),

  define({
    id: 'pass.standardLifetime',
    lines: ['standardLifetime'],
    critical: true,
    remedy: 'setPassMethod',
    answers: [],
    needs: ['passMethod'],
    judge({ passMethod: { shortest, usual, longest } }, { standardMinutes }) {
      const values = { shortest, usual, longest, asked: standardMinutes };
      if (longest > longestMinutes) return fail('tooLong', values);
      if (longest < standardMinutes) return fail('askedRefused', values);
      if (usual < shortest || usual > longest) return fail('usualOutside', values);
      return pass('lifetimes', values);
    },
  }),

  define({
    id: 'pass.privilegedLifetime',
    lines: ['privilegedLifetime'],
    critical: true,
    remedy: 'setPassMethod',
    answers: [],
    needs: ['passMethod'],
    judge({ passMethod: { shortest } }, { privilegedMinutes: asked }) {
      const values = { shortest, asked };
      // Entra has one range for everybody: it must let 15 minutes be asked for, and the desk asks for no more.
      if (shortest > privilegedMinutes || shortest > asked) return fail('shortRefused', values);
      return pass('shortPossible', values);
    },
  }),

  define({
    id: 'pass.length',
    lines: ['noReplay'],
    critical: false,
    remedy: 'setPassMethod',
    answers: [],
    needs: ['passMethod'],
    judge: ({ passMethod: { length } }) =>
      length < characters ? fail('tooShort', { length, wanted: characters }) : pass('longEnough', { length }),
  }),

  define({
    id: 'pass.startsNow',
    lines: ['startNow', 'noMail'],
    critical: true,
    remedy: 'stopWorkflow',
    answers: [],
    needs: [],
    uses: ['workflows'],
    judge({ workflows }) {
      if (workflows === undefined) return pass('noWorkflows');
      const mailing = workflows.filter(({ enabled }) => enabled);
      return mailing.length > 0
        ? fail('workflowMails', { workflows: mailing.map(({ name }) => name) })
        : pass('noWorkflowMails');
    },
  }),

  define({
    id: 'privileged.logging',
    lines: ['privilegedLogging'],
    critical: true,
    remedy: 'readLogs',
    answers: [],
    needs: ['auditLog'],
    judge: () => pass('logReadable'),
  }),
];
