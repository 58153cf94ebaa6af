import type { CardData } from '../cards/data';
import { hasPasscodeShape } from '../services/policy/passcodeShape';

/** The fields of cards in which people type what they like. */
export const typedFields = ['upn', 'ticket', 'reason', 'code', 'attester', 'note'] as const;

type Sent = NonNullable<CardData['refusal']['again']>['data'];

/**
 * What a button sent, with “…” for each word of the shape of a passcode in what was typed; undefined when there was none.
 * What is typed on a card is shown to others and kept for years, so that it is looked at whether a pass is out or not.
 */
export function withoutPasscodes(sent: Sent): Sent | undefined {
  const parts = Object.entries(sent).map(([name, value]) => [name, cleaned(name, value)] as const);
  return parts.some(([name, value]) => value !== sent[name]) ? Object.fromEntries(parts) : undefined;
}

function cleaned(name: string, value: Sent[string]): Sent[string] {
  if (typeof value === 'object') return (withoutPasscodes({ ...value }) as typeof value | undefined) ?? value;
  const isTyped = typeof value === 'string' && typedFields.some((field) => field === name);
  return isTyped && hasPasscodeShape(value) ? leftOut(value) : value;
}

function leftOut(text: string): string {
  const words = text.split(/(\s+)/).map((word) => (hasPasscodeShape(word) ? '…' : word));
  return words.join('');
}
