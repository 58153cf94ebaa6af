import { createHash } from 'node:crypto';

/** A value that names or describes a person, and the token that stands for it in the trail. */
export interface PersonalValue {
  readonly token: string;
  readonly value: string;
}

/** Fields that hold names, numbers and free text. Object ids stay: they are what an auditor follows. */
const personalFields: ReadonlySet<string> = new Set([
  'name',
  'byName',
  'technician',
  'upn',
  'label',
  'note',
  'reason',
  'approvedBy',
  'receipt',
  'callBack',
]);

const mark = '$personal';

/**
 * The text of an event in which every personal value is replaced by a token: a salted hash, so that the trail proves what
 * was said as long as the value and its salt are kept, and tells nothing once they are erased.
 */
export function concealed(
  event: object,
  salt: string,
): { readonly body: string; readonly personal: readonly PersonalValue[] } {
  const personal = new Map<string, PersonalValue>();
  const body = JSON.stringify(event, (field, value: unknown) => {
    if (!personalFields.has(field) || (typeof value !== 'string' && typeof value !== 'object')) return value;
    const text = JSON.stringify(value);
    const token = tokenOf(text, salt);
    personal.set(token, { token, value: text });
    return { [mark]: token };
  });
  return { body, personal: [...personal.values()] };
}

/** Reads the text of an event back; what was erased reads as "erased". */
export function revealed(body: string, personal: ReadonlyMap<string, string>): unknown {
  return JSON.parse(body, (_field, value: unknown) => {
    const token = tokenIn(value);
    if (token === undefined) return value;
    const text = personal.get(token);
    return text === undefined ? 'erased' : (JSON.parse(text) as unknown);
  });
}

/** The token (base64url) of a value under the salt of its request. */
export function tokenOf(value: string, salt: string): string {
  return createHash('sha256').update(`${salt}\n${value}`).digest('base64url').slice(0, 27);
}

function tokenIn(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null || !(mark in value)) return undefined;
  const token = (value as Readonly<Record<string, unknown>>)[mark];
  return typeof token === 'string' ? token : undefined;
}
