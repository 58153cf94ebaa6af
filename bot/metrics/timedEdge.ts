import type { Card } from '../../cards/data';
import { verbs } from '../../cards/verbs';
import type { Edge } from '../edge';
import { refusalOn } from '../noteRefusal';
import type { Metrics, Pressed } from './metrics';

/** The edge, with the time that each press took. */
export function timedEdge(edge: Edge, metrics: Pick<Metrics, 'pressed'> | undefined): Edge {
  if (metrics === undefined) return edge;
  return {
    ...edge,
    async pressed(press) {
      const from = performance.now();
      const card = await edge.pressed(press);
      // Whatever somebody sends as a verb is one label, not many.
      const verb = verbs.find((one) => one === press.verb) ?? 'unknown';
      metrics.pressed(verb, endedAs(card), performance.now() - from);
      return card;
    },
  };
}

function endedAs(card: Card): Pressed {
  const code = refusalOn(card);
  if (code === undefined) return 'done';
  return code === 'working' || code === 'workingShared' ? 'late' : 'refused';
}
