/** What issuing rests on. While one is out, the desk reads, revokes and issues nothing. */
export const parts = ['store', 'audit', 'graph', 'clock', 'serviceDesk'] as const;
export type Part = (typeof parts)[number];

/** Which parts are out, as this instance found last. */
export interface Health {
  out(): readonly Part[];
  report(part: Part, isWell: boolean): void;
}

/** Health of which nothing bad is known yet. */
export function createHealth(): Health {
  const out = new Set<Part>();
  return {
    out: () => parts.filter((part) => out.has(part)),
    report(part, isWell) {
      if (isWell) out.delete(part);
      else out.add(part);
    },
  };
}
