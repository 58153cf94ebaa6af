import { z } from 'zod/v4';
import type { RiskChanged } from '../alerts/record';
import type { Risk } from '../policy/facts';
import { readAs } from './answer';

const moment = z.iso.datetime({ offset: true });
const shape = z.looseObject({
  id: z.string().min(1),
  userId: z.guid(),
  correlationId: z.string().nullish(),
  detectedDateTime: moment,
  lastUpdatedDateTime: moment.nullish(),
  riskLevel: z.string().nullish(),
  riskState: z.string().nullish(),
});

/** A detection of Identity Protection as it stands; it is a new record whenever it was changed. Throws Fault GRAPH_ANSWER. */
export function readRisk(entry: unknown): RiskChanged {
  const found = readAs(shape, entry);
  const at = new Date(found.lastUpdatedDateTime ?? found.detectedDateTime).toISOString();
  return {
    kind: 'riskChanged',
    key: `risk:${found.id}:${at}`,
    at,
    correlation: found.correlationId?.toLowerCase(),
    subjectId: found.userId.toLowerCase(),
    risk: riskNamed(found.riskLevel, found.riskState),
  };
}

/** Graph's level and state of a risk in one word; what was remediated or dismissed is over. */
export function riskNamed(level: string | null | undefined, state: string | null | undefined): Risk {
  if (state === 'confirmedCompromised') return 'high';
  if (state !== 'atRisk') return 'none';
  return level === 'none' || level === 'low' || level === 'medium' || level === 'high' ? level : 'unknown';
}
