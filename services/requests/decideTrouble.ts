import type { Command } from './command';
import { isGivenUp, looks } from './looks';
import { nextStep } from './nextStep';
import type { Decision } from './refusal';
import type { Request } from './request';

type Trouble = Extract<Command, { readonly kind: 'stuck' | 'undelivered' | 'settle' | 'orphanMember' }>;

/** What does not go as it should: steps that fail, messages that reach nobody, and what is found after the end. */
export function decideTrouble(request: Request, command: Trouble): Decision {
  switch (command.kind) {
    case 'stuck': {
      const { step, code } = command;
      const still = nextStep(request) === step && request.stuck !== step;
      return { events: still ? [{ kind: 'stuck', step, code }] : [] };
    }
    case 'undelivered': {
      const slot = looks(request).find((one) => one.name === command.slot);
      if (slot === undefined || !isGivenUp(slot) || request.told[slot.name]?.look === slot.look)
        return { events: [] };
      return { events: [{ kind: 'undelivered', slot: slot.name, look: slot.look, code: command.code }] };
    }
    case 'settle': {
      const { attempt, passId } = command;
      const open = request.attempts.some((one) => one.number === attempt && one.gone && !one.settled);
      if (request.stage !== 'closed' || !open) return { events: [] };
      return {
        events: [
          { kind: 'settled', attempt },
          ...(passId === undefined ? [] : [{ kind: 'orphanFound' as const, what: 'pass' as const, passId }]),
        ],
      };
    }
    case 'orphanMember':
      return request.stage !== 'closed' || request.membership === 'none' || request.orphanMember
        ? { events: [] }
        : { events: [{ kind: 'orphanFound', what: 'member' }] };
  }
}
