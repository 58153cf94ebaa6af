import type { ServiceNowSettings } from '../../../services/itsm/serviceNow/serviceNow';
import { deskContract } from '../../contracts/deskContract';
import type { DeskStage, DeskTrouble } from '../../contracts/deskStage';
import type { DeskDouble } from '../../sandbox/serviceNow/serviceNow';
import { linkField } from '../../sandbox/serviceNow/rows';
import { people } from '../../sandbox/people';
import { basic, oauth, startStage } from './stage';

const { lea, nils, mona, kariOslo } = people;
const incidents = {
  subject: lea,
  own: 'INC0010001',
  closed: 'INC0010003',
  raisedByAnother: { number: 'INC0010002', subject: nils, by: mona.upn },
};
const requestItems = {
  subject: nils,
  own: 'RITM0010001',
  closed: 'RITM0010002',
  raisedByAnother: { number: 'SCTASK0010001', subject: nils, by: mona.upn },
};

deskContract('ServiceNow with a user and its password', () => stage({ auth: basic }, incidents));
deskContract('ServiceNow with OAuth and a field for the link', () =>
  stage({ auth: oauth, linkField }, incidents),
);
deskContract('ServiceNow with a request item and a field for the link', () =>
  stage({ auth: basic, linkField }, requestItems),
);

type Tickets = Pick<DeskStage, 'subject' | 'own' | 'closed' | 'raisedByAnother'>;

async function stage(settings: Partial<ServiceNowSettings>, tickets: Tickets): Promise<DeskStage> {
  const { desk, double, recorder } = await startStage(settings);
  return {
    ...tickets,
    desk,
    namesake: { number: 'INC0010004', subject: kariOslo },
    absent: 'INC0099999',
    throttledMs: 7_000,
    typed,
    hostile,
    trouble(kind) {
      spring(double, kind);
    },
    calls: () => recorder.exchanges.length,
    async page(reader, number) {
      const answer = await fetch(`${double.url}/${reader === 'agent' ? 'ticket' : 'portal'}/${number}`);
      return await answer.text();
    },
    close: () => double.close(),
  };
}

function spring(double: DeskDouble, kind: DeskTrouble): void {
  switch (kind) {
    case 'hidesTickets':
      double.traps.hideTickets = true;
      return;
    case 'hidesPeople':
      double.traps.blankPeople = true;
      return;
    case 'answersWithPage':
      double.traps.hibernating = true;
      return;
    case 'throttlesRead':
      double.fail('throttled', 'read');
      return;
    case 'throttlesWrite':
      double.fail('throttled', 'write');
      return;
    case 'forbidsRead':
      double.fail('forbidden', 'read');
      return;
    case 'forbidsWrite':
      double.fail('forbidden', 'write');
      return;
    case 'isDown':
      double.fail('unavailable', 'read');
      return;
    case 'losesWrite':
      double.fail('unreachable', 'write');
      return;
    case 'losesAnswerOfWrite':
      double.fail('cut', 'write');
      return;
    case 'neverAnswersWrite':
      double.holdNextWrite();
      return;
    case 'ignoresWrites':
      double.traps.ignoreWrites = true;
      return;
    case 'heedsWrites':
      double.traps.ignoreWrites = false;
  }
}

const typed = {
  INC0010001: 'INC0010001',
  '  inc0010001\n': 'INC0010001',
  'Inc 0010001': 'INC0010001',
  '#INC0010001': 'INC0010001',
  'inc-0010001': 'INC0010001',
  'INC\u00a00010001': 'INC0010001',
  ＩＮＣ００１０００１: 'INC0010001',
  ritm0010001: 'RITM0010001',
  sctask0010001: 'SCTASK0010001',
  req0010001: 'REQ0010001',
  task0010001: 'TASK0010001',
};

const hostile = [
  '',
  'INC',
  '0010001',
  'INC001000',
  'INC00100010010',
  'INC0010001 23',
  'INC0010001 INC0010002',
  'INC0010001^ORactive=true',
  'INC0010001^NQactive=true',
  'INC0010001%5EORactive%3Dtrue',
  'INC0010001&sysparm_limit=1',
  'INC0010001/../../sys_user',
  'INC0010001?sysparm_query=',
  'INC0010001#',
  "INC0010001' OR '1'='1",
  'INC0010001\nINC0010002',
  'INC0010001\u0000',
  'INC0010001\u202e',
  'CHG0010001',
  'javascript:gs.getUserID()',
  'https://desk.example/nav_to.do?uri=incident.do?sysparm_query=number=INC0010001',
  'INC٠٠١٠٠٠١',
  `INC${'0'.repeat(10_000)}`,
];
