import type { Journal } from './baseline/plan/journal';
import type { Administrator, TenantWriter } from './baseline/plan/writer';

/** What became of taking an item back; `nothing` for one that changed nothing. */
export interface Undone {
  readonly item: string;
  readonly is: 'undone' | 'gone' | 'kept' | 'nothing';
}

/** Takes back what a journal says was done, the last first. Throws Fault; what was taken back until then is noted. */
export async function undoJournal(
  { journal, writer, by, now }: UndoingOf,
  onUndone: (undone: Undone) => void,
): Promise<readonly Undone[]> {
  const all: Undone[] = [];
  for (const [item, entry] of [...journal.entries].reverse()) {
    if (entry.state === 'undone') continue;
    const is = entry.undo === undefined ? 'nothing' : await writer.undo(entry.undo);
    if (is !== 'kept') await journal.note(item, { ...entry, state: 'undone', at: now().toISOString(), by });
    const undone: Undone = { item, is };
    all.push(undone);
    onUndone(undone);
  }
  return all;
}

interface UndoingOf {
  readonly journal: Journal;
  readonly writer: TenantWriter;
  readonly by: Administrator;
  readonly now: () => Date;
}
