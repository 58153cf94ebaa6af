import type { DirectoryPerson } from './ports';
import { no } from './refusals';
import type { Answer } from './refusals';
import type { World } from './world';

/** The one person whom somebody chose in the picker or whose user name they typed; both must be the same when both are given. */
export async function findColleague(
  { directory }: Pick<World, 'directory'>,
  given: { readonly picked: string; readonly upn: string },
): Promise<Answer<DirectoryPerson>> {
  const [picked, upn] = [given.picked.trim().toLowerCase(), given.upn.trim()];
  if (picked === '' && upn === '') return no({ refused: 'fieldMissing', field: 'contact' });
  const [typed, ...others] = upn === '' ? [] : await directory.find(upn);
  if (upn !== '' && typed === undefined) return no({ refused: 'unknownUser' });
  if (typed !== undefined && others.length > 0)
    return no({ refused: 'severalUsers', upns: [typed, ...others].map((one) => one.upn) });
  if (picked !== '' && typed !== undefined && typed.id !== picked) return no({ refused: 'pickerDiffers' });
  const id = typed?.id ?? picked;
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) return no({ refused: 'unknownUser' });
  const person = await directory.person(id);
  return person === undefined ? no({ refused: 'unknownUser' }) : { done: person };
}
