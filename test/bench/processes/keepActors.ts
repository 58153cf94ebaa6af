import type { World } from '../../../services/world';

/** Lets a process remember whoever it looked up: what a press would cost if authority were not read again at the click. */
export function keepActors(world: World): void {
  const { directory } = world;
  const read = directory.person.bind(directory);
  const known = new Map<string, ReturnType<typeof read>>();
  Object.assign(directory, {
    person(id: string) {
      const found = known.get(id) ?? read(id);
      known.set(id, found);
      return found;
    },
  });
}
