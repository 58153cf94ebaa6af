/** A line of a FactSet. */
export interface FactLine {
  readonly title: string;
  readonly value: string;
}

/** Drops the lines whose value is empty. */
export function factLines(lines: readonly (readonly [title: string, value: string])[]): readonly FactLine[] {
  return lines.filter(([, value]) => value !== '').map(([title, value]) => ({ title, value }));
}

/** The colour of a headline: how an ending is meant to feel. */
export function outcomeColor(outcome: string): 'Good' | 'Attention' | 'Default' {
  if (outcome === 'completed') return 'Good';
  return outcome === 'unregistered' || outcome === 'contained' ? 'Attention' : 'Default';
}
