import type { World } from '../../services/world';
import { createServer } from '../server';
import type { Metrics } from './metrics';

/** The server that Prometheus reads: one route, on a port of its own. */
export function metricsServer(metrics: Metrics, { health, store, log }: World) {
  return createServer(
    {
      'GET /metrics': async () => {
        const text = await metrics.text(health, () => store.figures());
        return {
          status: 200,
          headers: {
            'content-type': 'text/plain; version=0.0.4; charset=utf-8',
            'cache-control': 'no-store',
          },
          write: (send) => {
            send(text);
          },
        };
      },
    },
    log,
  );
}
