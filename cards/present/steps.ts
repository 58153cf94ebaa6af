import type { CardData } from '../data';
import { lookUp } from '../lookUp';
import type { Speech } from './speech';

const order = ['verify', 'approve', 'ready', 'handOver', 'register', 'close'] as const;

/** How many steps of the line are done in each stage. */
const doneIn: Readonly<Record<string, number>> = {
  verifying: 0,
  awaitingApproval: 1,
  preparing: 2,
  prepared: 2,
  ready: 3,
  handedOver: 4,
  used: 4,
  closing: 5,
  closed: 6,
};

/** A step stays together with its mark when the line wraps, and apart from the next one. */
const unbroken = '\u00A0';
const gap = `${unbroken} `;

/** The line of steps; a case that ended early has none, because none of them holds any more. */
export function steps({ words }: Speech, { stage, outcome }: CardData['status']) {
  if (outcome !== '' && outcome !== 'completed') return [];
  const done = lookUp(doneIn, stage) ?? 0;
  return order.map((name, index) => {
    const step = words.steps[name].replaceAll(' ', unbroken);
    if (index < done)
      return { text: `✓${unbroken}${step}${gap}`, weight: 'Default', color: 'Good', subtle: false };
    if (index === done)
      return { text: `●${unbroken}${step}${gap}`, weight: 'Bolder', color: 'Accent', subtle: false };
    return { text: `○${unbroken}${step}${gap}`, weight: 'Default', color: 'Default', subtle: true };
  });
}
