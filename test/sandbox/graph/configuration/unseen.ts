import type { Configuration } from './configuration';

/** Whether a group does not show yet; each time that it is asked, it comes nearer. */
export function isUnseen({ unseenGroups }: Configuration, id: string): boolean {
  const left = unseenGroups.get(id) ?? 0;
  if (left <= 0) return false;
  unseenGroups.set(id, left - 1);
  return true;
}

/** The first group of some that is not there, or does not show yet. */
export function unknownGroup(configuration: Configuration, ids: readonly string[]): string | undefined {
  return ids.find((id) => !configuration.groups.has(id) || isUnseen(configuration, id));
}
