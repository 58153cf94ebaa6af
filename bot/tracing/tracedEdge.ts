import type { Trace } from '../../services/tracing';
import type { Edge } from '../edge';
import { knownVerb } from '../knownVerb';
import { endedAs } from '../metrics/endedAs';

/** The edge, with a span for each word and each press. */
export function tracedEdge(edge: Edge, trace: Trace): Edge {
  return {
    said: (key, personId, text, shared) =>
      trace(
        'action',
        { verb: 'said' },
        () => edge.said(key, personId, text, shared),
        (card) => (card === undefined ? {} : { ended: endedAs(card) }),
      ),
    pressed: (press) =>
      trace(
        'action',
        { verb: knownVerb(press.verb) },
        () => edge.pressed(press),
        (card) => ({ ended: endedAs(card) }),
      ),
  };
}
