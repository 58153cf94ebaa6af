import { z } from 'zod/v4';
import { ConfigFault } from '../config';

const guid = z.guid('expected an id (GUID)');
const address = z
  .url({ protocol: /^https$/, error: 'expected an https address' })
  .refine(
    (value) => URL.canParse(value) && new URL(value).hostname.includes('.'),
    'expected a public address',
  );

/** What the Teams app says of whoever runs it. */
const shape = z.object({
  BOT_ID: guid,
  MANIFEST_ID: guid,
  MANIFEST_DEVELOPER: z.string('expected the name of your organisation').max(32, 'at most 32 characters'),
  MANIFEST_WEBSITE: address,
  MANIFEST_PRIVACY: address,
  MANIFEST_TERMS: address,
});

/** The settings of the Teams app; throws a ConfigFault that names every fault. */
export function packageSettings(
  environment: Readonly<Record<string, string | undefined>>,
): Readonly<Record<string, string>> {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = shape.safeParse(given);
  if (parsed.success) return parsed.data;
  throw new ConfigFault(parsed.error.issues.map(({ path, message }) => `${String(path[0])}: ${message}`));
}
