import type { JiraSettings } from '../../../services/itsm/jira/jira';
import { deskContract } from '../../contracts/deskContract';
import type { DeskStage, DeskTrouble } from '../../contracts/deskStage';
import type { JiraDouble } from '../../sandbox/jira/jira';
import { linkField } from '../../sandbox/jira/requests';
import { people } from '../../sandbox/people';
import { hostile, typed } from './keys';
import { apiToken, oauth, startStage } from './stage';

const { lea, nils, mona, kariOslo } = people;

deskContract('Jira with an API token', () => stage({ auth: apiToken }));
deskContract('Jira with OAuth through the gateway', () => stage({ auth: oauth }));
deskContract('Jira with a field for the link', () => stage({ auth: apiToken, linkField }));
deskContract('Jira with OAuth and a field for the link', () => stage({ auth: oauth, linkField }));

async function stage(settings: Partial<JiraSettings>): Promise<DeskStage> {
  const { desk, double, recorder } = await startStage(settings);
  return {
    desk,
    subject: lea,
    own: 'HELP-1',
    closed: 'HELP-3',
    namesake: { number: 'HELP-4', subject: kariOslo },
    absent: 'HELP-99999',
    raisedByAnother: { number: 'HELP-2', subject: nils, by: mona.upn },
    throttledMs: 7_000,
    typed,
    hostile,
    trouble(kind) {
      spring(double, kind);
    },
    calls: () => recorder.exchanges.length,
    async page(reader, number) {
      const path = reader === 'agent' ? 'browse' : 'servicedesk/customer/portal/1';
      const answer = await fetch(`${double.url}/${path}/${number}`);
      return await answer.text();
    },
    close: () => double.close(),
  };
}

function spring(double: JiraDouble, kind: DeskTrouble): void {
  switch (kind) {
    case 'hidesTickets':
      double.traps.hideRequests = true;
      return;
    case 'hidesPeople':
      double.traps.hideMails = true;
      return;
    case 'answersWithPage':
      double.traps.signInPage = true;
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
