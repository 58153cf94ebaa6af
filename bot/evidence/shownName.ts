/** What stands in a line where a name was erased, or is not handed out. */
const unnamed: ReadonlySet<string> = new Set(['', 'erased', 'withheld']);

/** A name, or the id where there is none to show. */
export function shownName(name: string, id: string): string {
  return unnamed.has(name) ? id : name;
}
