import { z } from 'zod/v4';
import { Secret } from '../services/secret';

const text = z.string('expected a value').min(1, 'expected a value');

/** What watches the tenant and sends the trail out needs; the sign-in application is known by its id alone. */
export const watchShape = z
  .object({
    SIGNIN_CLIENT_ID: z.guid('expected an object id (GUID)'),
    SIGNIN_LOG: z.enum(['v1.0', 'beta'], 'expected v1.0 or beta').default('v1.0'),
    SIEM_URL: z.url({ protocol: /^https$/, error: 'expected an https address' }).optional(),
    SIEM_TOKEN: text.transform((value) => new Secret(value)).optional(),
    SIEM_FILE: text.optional(),
  })
  .refine(({ SIEM_URL: url, SIEM_TOKEN: token }) => (url === undefined) === (token === undefined), {
    path: ['SIEM_URL'],
    error: 'SIEM_URL and SIEM_TOKEN: expected both or neither',
  });

/** By what the desk's own doings are told apart, how sign-ins are read, and where the trail goes. */
export function watchOf(given: z.infer<typeof watchShape>) {
  const { SIGNIN_CLIENT_ID: signIn, SIGNIN_LOG: signInLog, SIEM_URL: url, SIEM_TOKEN: token } = given;
  return { signIn, signInLog, siem: { url, token, file: given.SIEM_FILE } };
}
