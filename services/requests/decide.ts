import type { Command } from './command';
import { decideApproval, decideDenial } from './decideApproval';
import { decideAsk, decideReadBack, decideVideo, decideVouch } from './decideEvidence';
import { decidePresent, decidePresented, decideScanned } from './decidePresentation';
import { decideAskContact } from './decideContact';
import { decideEnd } from './decideEnd';
import { decideDrop, decideHandOver, decideIntent, decideMade, decideReady } from './decideHandOver';
import { decideOpenerChange } from './decideOpenerChange';
import { decideObservation } from './decideObservation';
import { decideRecord } from './decideRecord';
import { decideTrouble } from './decideTrouble';
import { decideSignedIn } from './decideSignedIn';
import { decideRing } from './decideRing';
import { decideTakeOver } from './decideTakeOver';
import { decideTimer } from './decideTimer';
import type { Decision } from './refusal';
import type { Request } from './request';

/** What a command on an open request leads to at this moment (ISO 8601); pure, and total over every stage. */
export function decide(request: Request, command: Exclude<Command, { kind: 'open' }>, now: string): Decision {
  switch (command.kind) {
    case 'ask':
      return decideAsk(request, command);
    case 'askContact':
      return decideAskContact(request, command, now);
    case 'vouch':
      return decideVouch(request, command, now);
    case 'readBack':
      return decideReadBack(request, command, now);
    case 'signedIn':
      return decideSignedIn(request, command, now);
    case 'sawOnVideo':
      return decideVideo(request, command, now);
    case 'present':
      return decidePresent(request, command, now);
    case 'scanned':
      return decideScanned(request, command.id, now);
    case 'presented':
      return decidePresented(request, command, now);
    case 'ring':
      return decideRing(request, command);
    case 'takeOver':
      return decideTakeOver(request, command);
    case 'changeOpener':
      return decideOpenerChange(request, command, now);
    case 'approve':
      return decideApproval(request, command, now);
    case 'deny':
      return decideDenial(request, command);
    case 'ready':
      return decideReady(request, command, now);
    case 'intend':
      return decideIntent(request, command, now);
    case 'made':
      return decideMade(request, command);
    case 'handOver':
      return decideHandOver(request, command);
    case 'drop':
      return decideDrop(request, command);
    case 'observe':
      return decideObservation(request, command, now);
    case 'timer':
      return decideTimer(request, command.timer, now);
    case 'cancel':
    case 'revoke':
    case 'contain':
    case 'notMe':
    case 'typed':
    case 'stop':
      return decideEnd(request, command, now);
    case 'stuck':
    case 'undelivered':
    case 'settle':
    case 'orphanMember':
      return decideTrouble(request, command);
    case 'record':
      return decideRecord(request, command.happening);
  }
}
