import { randomUUID, timingSafeEqual } from 'node:crypto';
import type { SignInProof } from './policy/evidence';
import type { Person } from './policy/facts';
import type { Request } from './requests/request';
import { apply } from './apply';
import { readBackCode } from './codes';
import { standsAsContact } from './recoveryContacts';
import { no } from './refusals';
import type { Answer } from './refusals';
import type { World } from './world';

/** The technician typed the six digits that the called person read back. */
export async function readBack(
  world: World,
  by: Person,
  requestId: string,
  typed: string,
  left: number,
): Promise<Answer<Request>> {
  const digits = typed.replace(/\D/g, '');
  if (digits.length !== 6) return no({ refused: 'fieldMissing', field: 'code' });
  return await apply(world.store, requestId, by.id, (request) => ({
    kind: 'readBack',
    by,
    right: sameText(digits, readBackCode(world.vault, request)),
    id: randomUUID(),
    left,
  }));
}

/** The technician asks an employee who stands beside the subject to attest it from their own chat. */
export async function askAttester(
  world: World,
  by: Person,
  requestId: string,
  upn: string,
): Promise<Answer<Request>> {
  if (upn.trim() === '') return no({ refused: 'fieldMissing', field: 'attester' });
  const [person, ...others] = await world.directory.find(upn.trim());
  if (person === undefined) return no({ refused: 'unknownUser' });
  if (others.length > 0)
    return no({ refused: 'severalUsers', upns: [person, ...others].map((one) => one.upn) });
  const known = await world.directory.person(person.id);
  if (known === undefined || !known.enabled || known.guest) return no({ refused: 'badAttester' });
  return await apply(world.store, requestId, by.id, { kind: 'ask', by, evidence: 'inPerson', person });
}

/** The technician compared the person on live video with the photo on file and the badge. */
export async function sawOnVideo(
  world: World,
  by: Person,
  requestId: string,
  note: string,
): Promise<Answer<Request>> {
  if (note.trim().length < 3) return no({ refused: 'fieldMissing', field: 'note' });
  const id = randomUUID();
  return await apply(world.store, requestId, by.id, {
    kind: 'sawOnVideo',
    by,
    note: note.trim().slice(0, 200),
    id,
  });
}

/** The subject signed in as a proof; the strength was demanded of the tenant and is in the token. */
export async function provedBySignIn(
  world: World,
  by: Person,
  requestId: string,
  proof: SignInProof,
): Promise<Answer<Request>> {
  return await apply(world.store, requestId, by.id, { kind: 'signedIn', by, proof, id: randomUUID() });
}

/** The manager, attester or recovery contact answers on the card in their own chat. */
export async function vouch(
  world: World,
  by: Person,
  requestId: string,
  answer: 'yes' | 'no',
  note: string,
): Promise<Answer<Request>> {
  if (answer === 'yes' && note.trim().length < 3) return no({ refused: 'fieldMissing', field: 'note' });
  const id = randomUUID();
  const request = answer === 'yes' ? await world.store.read(requestId) : undefined;
  const isContact = request?.asked.some(
    ({ kind, person }) => kind === 'recoveryContact' && person.id === by.id,
  );
  const stands =
    request !== undefined && isContact === true && (await standsAsContact(world, request, by.id));
  return await apply(world.store, requestId, by.id, {
    kind: 'vouch',
    by,
    answer,
    note: note.trim().slice(0, 200),
    id,
    stands,
  });
}

/** Compares two short texts in constant time. */
export function sameText(left: string, right: string): boolean {
  const [a, b] = [Buffer.from(left), Buffer.from(right)];
  return a.length === b.length && timingSafeEqual(a, b);
}
