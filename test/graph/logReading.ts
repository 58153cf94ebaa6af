import type { TenantRecord } from '../../services/alerts/record';
import type { Blind, LogPage, Stream } from '../../services/tenantLogs';
import { createLogTraps } from '../sandbox/graph/logTraps';
import type { GraphStage } from './graphStage';

const hourMs = 3_600_000;

/** All pages of the last hour of a log. */
export async function pagesOf(stage: GraphStage, stream: Stream): Promise<readonly (LogPage | Blind)[]> {
  const now = stage.clock.now().getTime();
  const [from, until] = [now - hourMs, now].map((at) => new Date(at).toISOString());
  const pages: (LogPage | Blind)[] = [];
  for await (const page of stage.logs.read(stream, from ?? '', until ?? '')) pages.push(page);
  return pages;
}

/** All records of the last hour of a log. */
export async function recordsOf(stage: GraphStage, stream: Stream): Promise<readonly TenantRecord[]> {
  return (await pagesOf(stage, stream)).flatMap((page) => (page.state === 'page' ? page.records : []));
}

/** Empties the logs and springs no trap. */
export function emptyLogs({ double }: GraphStage): void {
  const { audits, signIns, detections, logTraps } = double.tenant;
  audits.splice(0);
  signIns.splice(0);
  detections.splice(0);
  Object.assign(logTraps, createLogTraps());
}
