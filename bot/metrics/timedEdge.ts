import type { Edge } from '../edge';
import { knownVerb } from '../knownVerb';
import { endedAs } from './endedAs';
import type { Metrics } from './metrics';

/** The edge, with the time that each press took. */
export function timedEdge(edge: Edge, metrics: Pick<Metrics, 'pressed'> | undefined): Edge {
  if (metrics === undefined) return edge;
  return {
    ...edge,
    async pressed(press) {
      const from = performance.now();
      const card = await edge.pressed(press);
      metrics.pressed(knownVerb(press.verb), endedAs(card), performance.now() - from);
      return card;
    },
  };
}
