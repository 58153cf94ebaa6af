import { distinct } from './distinct';
import type { Gathered } from './facts';
import { ofKind, subjectOf } from './records';
import { reconcile } from './reconcile';
import type { Creation } from './reconcile';
import type { TenantRecord } from './record';

/** What rules are asked about, put in order once for all of them. */
export interface Facts extends Gathered {
  /** The records about one account, in order of time. */
  readonly of: (subjectId: string) => readonly TenantRecord[];
  /** Every pass of the log, with the case that made it. */
  readonly creations: readonly Creation[];
}

/** Orders what was gathered; the order and number in which records were read make no difference from here on. */
export function factsFrom(gathered: Gathered): Facts {
  const records = distinct(gathered.records);
  const bySubject = new Map<string, TenantRecord[]>();
  for (const record of records) {
    const id = subjectOf(record);
    if (id === undefined) continue;
    const own = bySubject.get(id);
    if (own === undefined) bySubject.set(id, [record]);
    else own.push(record);
  }
  return {
    ...gathered,
    records,
    of: (subjectId) => bySubject.get(subjectId.toLowerCase()) ?? [],
    creations: reconcile(ofKind(records, 'passCreated'), gathered.cases, {
      skewMinutes: gathered.policy.alerts.limits.skewMinutes,
      signIn: gathered.tenant.identities.signIn,
    }),
  };
}
