import type { SpanExporter } from '@opentelemetry/sdk-trace-base';
import type { Log } from '../../services/ports';

/** The exporter, with a line in the log when a collector that took spans takes none, and one when it does again. */
export function reportLost(exporter: SpanExporter, log: Log): SpanExporter {
  let lost = false;
  return {
    export(spans, done) {
      exporter.export(spans, (result) => {
        // Its own enum would load the library where nothing is traced.
        const failed = (result.code as number) !== 0;
        if (failed && !lost) log.warn('tracing:lost');
        if (!failed && lost) log.info('tracing:back');
        lost = failed;
        done(result);
      });
    },
    shutdown: () => exporter.shutdown(),
    forceFlush: async () => {
      await exporter.forceFlush?.();
    },
  };
}
