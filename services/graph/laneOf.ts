import type { GraphCall, GraphLane } from '../graphCalls';

/** In which lane a path is. */
export function laneOf(path: string): GraphLane {
  if (path.includes('/authentication/')) return 'methods';
  if (path.includes('/auditLogs/') || path.includes('/identityProtection/')) return 'logs';
  return path.includes('/$batch') ? 'batch' : 'directory';
}

/** How a call with this status ended; undefined when there was no answer. */
export function endedAs(status: number | undefined): GraphCall['ended'] {
  if (status === undefined) return 'unreachable';
  if (status === 429) return 'throttled';
  if (status >= 500) return 'failed';
  return status >= 400 ? 'refused' : 'answered';
}
