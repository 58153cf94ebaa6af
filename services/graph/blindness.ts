import type { Blind } from '../tenantLogs';
import { Refused } from './client';

/** The codes with which Graph refuses a log for want of a licence; some services only say so in the text. */
const unlicensed: ReadonlySet<string> = new Set([
  'Authentication_RequestFromNonPremiumTenantOrB2CTenant',
  'AadPremiumLicenseRequired',
]);

/** Why a log cannot be read, from Graph's refusal; undefined for anything that is trouble of the moment. */
export function blindness(error: unknown): Blind | undefined {
  if (!(error instanceof Refused)) return undefined;
  const { status, code, message } = error.refusal;
  if (status !== 400 && status !== 403) return undefined;
  if (unlicensed.has(code) || /licen[cs]e|premium/i.test(message))
    return { state: 'blind', because: 'noLicence' };
  return status === 403 ? { state: 'blind', because: 'noPermission' } : undefined;
}
