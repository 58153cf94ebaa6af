import type { Person } from '../services/policy/facts';
import type { Directory } from '../services/ports';

/** The person behind a verified activity as Graph knows them now; undefined for guests, disabled and unknown accounts. */
export async function actorOf(
  directory: Directory,
  objectId: string | undefined,
): Promise<Person | undefined> {
  if (objectId === undefined || !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(objectId))
    return undefined;
  const person = await directory.person(objectId);
  if (person === undefined || !person.enabled || person.guest) return undefined;
  return { id: person.id, name: person.name, upn: person.upn };
}
