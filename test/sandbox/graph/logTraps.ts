/** What the real logs are known to do to whoever reads them; all off at the start. */
export interface LogTraps {
  /** How long what is written from now on takes until it can be read, in ms on the sandbox's clock. */
  delayMs: number;
  /** Every entry is there twice. */
  twice: boolean;
  /** Entries come in no order. */
  shuffled: boolean;
  /** So many entries of another shape come along with every answer. */
  strange: number;
  /** Paths for which the tenant has no licence. */
  unlicensed: readonly ('signIns' | 'riskDetections')[];
  /** Entries on one page at most. */
  pageSize: number;
}

/** No trap sprung. */
export function createLogTraps(): LogTraps {
  return { delayMs: 0, twice: false, shuffled: false, strange: 0, unlicensed: [], pageSize: 100 };
}

/** Entries as the traps leave them. */
export function sprung(traps: LogTraps, entries: readonly object[]): readonly object[] {
  const strange = Array.from({ length: traps.strange }, (_, index) => ({ ident: `strange ${index}` }));
  const all = [...(traps.twice ? entries.flatMap((one) => [one, one]) : entries), ...strange];
  if (!traps.shuffled) return all;
  return all.map((one, index) => all[(index * 7_919) % all.length] ?? one);
}
