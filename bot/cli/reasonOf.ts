import { hasPasscodeShape } from '../../services/policy/passcodeShape';
import { UsageFault } from './command';

const longest = 200;

/**
 * What stood behind `--reason`, in at most 200 characters; undefined when nothing did. A word of the shape of a passcode is a
 * UsageFault: reasons are read by others and kept for years, as what is typed on cards is.
 */
export function reasonGiven(given: string | boolean | undefined): string | undefined {
  if (typeof given !== 'string' || given.trim() === '') return undefined;
  if (hasPasscodeShape(given))
    throw new UsageFault('--reason: a word in it looks like a passcode; leave it out, reasons are kept');
  return given.trim().slice(0, longest);
}

/** The same where there has to be a reason; a UsageFault when there is none. */
export function reasonOf(given: string | boolean | undefined): string {
  const reason = reasonGiven(given);
  if (reason === undefined) throw new UsageFault('--reason "why": needed');
  return reason;
}
