import type { Card } from '../../cards/data';
import { refusalOn } from '../noteRefusal';

/** How a press ended: done, refused, or answered late. */
export type Pressed = 'done' | 'refused' | 'late';

/** How a press ended, by the card that answers it. */
export function endedAs(card: Card): Pressed {
  const code = refusalOn(card);
  if (code === undefined) return 'done';
  return code === 'working' || code === 'workingShared' ? 'late' : 'refused';
}
