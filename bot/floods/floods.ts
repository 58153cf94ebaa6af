import type { Verb } from '../../cards/verbs';
import { createLimit } from './limit';
import type { Rate } from './limit';

/**
 * How much is taken in. The gate lets one tenant in, so that "together" is that tenant and the whole process at once; each
 * instance counts for itself.
 */
export const rates = {
  /** One person cannot press so fast for long; a doubled delivery, a case or two at once and a nervous finger fit in. */
  person: { burst: 60, everyMs: 500 },
  /** The same again for what takes away: no press of another kind, and nobody else's, uses it up. */
  personTakesAway: { burst: 30, everyMs: 1_000 },
  /** Fifty people who press without a pause; more would only queue at the database. */
  together: { burst: 500, everyMs: 10 },
  /** Who types too fast is told once, then no longer answered: an answer to each would be a flood of our own. */
  told: { burst: 1, everyMs: 10_000 },
  /** Tokens whose signature only the SDK can judge, because their key is not known: a millisecond of work each. */
  unverified: { burst: 200, everyMs: 10 },
  /** A whole site may stand behind one address, and a case takes five pages. */
  address: { burst: 120, everyMs: 250 },
  /** All pages: each asks the database twice, which has more important work. */
  pages: { burst: 400, everyMs: 10 },
  /** Forms of one page from one address: five wrong codes close it anyway. */
  form: { burst: 30, everyMs: 4_000 },
  /** Sign-ins for one case from one address: each that is begun is a row in the database. */
  signIn: { burst: 30, everyMs: 4_000 },
} as const satisfies Readonly<Record<string, Rate>>;

export type Rates = Readonly<Record<keyof typeof rates, Rate>>;

/** What takes away, or stops the desk: a flood must never be in its way. */
const takingAway: ReadonlySet<unknown> = new Set<Verb>([
  'revoke',
  'contain',
  'cancel',
  'disown',
  'deny',
  'askSwitch',
  'confirmSwitch',
  'revokePass',
  'containAccount',
  'removeMember',
  'removeContact',
  'leaveContact',
]);

/** Decides what of a flood is let in; nothing of it grows without end. Waits are in ms. */
export type Floods = ReturnType<typeof createFloods>;

/** The limits of one process over a clock (ms) that only goes forward. */
export function createFloods(clock: () => number = () => performance.now(), given: Rates = rates) {
  const limit = (name: keyof Rates) => createLimit(given[name], clock);
  const person = limit('person');
  const personTakesAway = limit('personTakesAway');
  const together = limit('together');
  const told = limit('told');
  const unverified = limit('unverified');
  const address = limit('address');
  const pages = limit('pages');
  const form = limit('form');
  const signIn = limit('signIn');

  return {
    /** How long a request must wait of which nothing is verified yet; what the channel signed is not counted here. */
    unverified: (): number | undefined => unverified.take(),
    /** Whether a verified press is carried out; those of one person who is over the limit cost nobody else anything. */
    carriesOut(personId: string, verb: Verb): boolean {
      if (takingAway.has(verb)) return personTakesAway.take(personId) === undefined;
      return person.take(personId) === undefined && together.take() === undefined;
    },
    /** Whether a verified word is answered, or only that it is too many, or not at all. */
    answers(personId: string): 'yes' | 'tooMany' | 'no' {
      if (person.take(personId) === undefined && together.take() === undefined) return 'yes';
      return told.take(personId) === undefined ? 'tooMany' : 'no';
    },
    /** How long a visitor of the pages must wait. */
    page: (from: string): number | undefined => address.take(from) ?? pages.take(),
    /** How long the form of one page from one address must wait. */
    form: (page: string): number | undefined => form.take(page),
    /** How long a sign-in for one case from one address must wait. */
    signIn: (page: string): number | undefined => signIn.take(page),
    /** How much is remembered in all. */
    get remembered(): number {
      const limits = [person, personTakesAway, told, address, form, signIn];
      return limits.reduce((sum, one) => sum + one.keys, 0);
    },
  };
}
