import pino from 'pino';
import type { DestinationStream } from 'pino';
import type { Log } from '../services/ports';

/** The process log: one JSON line each, an event name and the fields given; nothing else ever gets in. */
export function createLog(destination?: DestinationStream): Log {
  const logger = pino({ base: { name: 'tap-desk' } }, destination ?? pino.destination({ sync: false }));
  return {
    info: (event, fields) => {
      logger.info({ event, ...fields });
    },
    warn: (event, fields) => {
      logger.warn({ event, ...fields });
    },
    error: (event, fields) => {
      logger.error({ event, ...fields });
    },
  };
}
