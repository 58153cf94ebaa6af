import { grouped } from '../grouped';
import type { Facts } from '../factsFrom';
import { isStrange } from '../passes';
import { isBefore, minutesBetween, ofKind } from '../records';
import type { SignIn } from '../record';
import { alertRule } from '../rule';
import type { Finding } from '../rule';
import { isAfterUse } from '../uses';
import type { Use } from '../uses';

/** A pass was used in a country where neither the user nor whoever opened the page has been seen. */
export const signInElsewhere = alertRule({
  id: 'signInElsewhere',
  severity: 'high',
  source: 'peers.md c 13',
  needs: ['signIns', 'signInMethods'],
  toDo: 'contain',
  falsePositives: 'travel',
  find: (facts) => {
    const countryAt = countries(facts);
    return facts.uses.flatMap((use) => {
      const { signIn } = use;
      if (signIn?.country === undefined) return [];
      const known = knownCountries(facts, use, countryAt);
      if (known.size === 0 || known.has(signIn.country)) return [];
      const values = { country: signIn.country, known: [...known].sort() };
      return [ofSignIn(signIn, 'signInElsewhere', values, use)];
    });
  },
});

function knownCountries(facts: Facts, use: Use, countryAt: ReadonlyMap<string, string>): ReadonlySet<string> {
  const own = facts
    .of(use.subjectId, 'signIn')
    .filter(
      ({ at, errorCode, withPass }) => errorCode === 0 && withPass !== true && minutesBetween(at, use.at) > 0,
    )
    .map(({ country }) => country);
  const opened = facts.openedFrom
    .filter(({ requestId }) => requestId === use.request?.id)
    .map(({ ip }) => countryAt.get(ip));
  return new Set([...own, ...opened].filter((country) => country !== undefined));
}

/** Where an address lies, as far as sign-ins from it tell; the use of a pass itself proves nothing. */
function countries({ records }: Facts): ReadonlyMap<string, string> {
  return new Map(
    ofKind(records, 'signIn').flatMap(({ ip, country, withPass }) =>
      ip === undefined || country === undefined || withPass === true ? [] : [[ip, country] as const],
    ),
  );
}

/** Entra itself thought the sign-in with a pass risky. */
export const riskySignIn = alertRule({
  id: 'riskySignIn',
  severity: 'high',
  source: 'security.md 2.4',
  needs: ['signInMethods', 'risk'],
  toDo: 'contain',
  falsePositives: 'travel',
  find: ({ uses }) =>
    uses.flatMap((use) => {
      const { signIn } = use;
      if (signIn?.risk !== 'medium' && signIn?.risk !== 'high') return [];
      return [ofSignIn(signIn, 'riskySignIn', { risk: signIn.risk }, use)];
    }),
});

/** An old protocol, which asks for no second factor, was used soon after a pass. */
export const legacySignIn = alertRule({
  id: 'legacySignIn',
  severity: 'high',
  source: 'security.md 2.4',
  needs: ['signIns', 'signInMethods'],
  toDo: 'contain',
  falsePositives: 'none',
  find: (facts) =>
    facts.uses.flatMap((use) => {
      const found = facts
        .of(use.subjectId, 'signIn')
        .find(
          ({ legacy, errorCode, at }) =>
            legacy && errorCode === 0 && isAfterUse(use, at, facts.policy.alerts.limits.grantAfterMinutes),
        );
      return found === undefined ? [] : [ofSignIn(found, 'legacySignIn', {}, use)];
    }),
});

/** Sign-ins with a pass that failed, one after another: somebody guesses, or a policy stands in the way. */
export const failedSignIns = alertRule({
  id: 'failedSignIns',
  severity: 'medium',
  source: 'peers.md c 16',
  needs: ['signInMethods'],
  toDo: 'callSubject',
  falsePositives: 'typing',
  find: ({ records, policy }) => {
    const failed = ofKind(records, 'signIn').filter(
      ({ withPass, errorCode }) => withPass === true && errorCode !== 0,
    );
    return [...grouped(failed, ({ subjectId }) => subjectId).values()].flatMap((own) =>
      own.flatMap((last): Finding[] => {
        const within = own.filter(({ at }) => isBefore(at, last.at, 60));
        if (within.length < policy.alerts.limits.failedSignIns) return [];
        const finding = ofSignIn(last, 'failedSignIns', { count: within.length }, undefined);
        // Once an hour for one account.
        return [
          {
            ...finding,
            key: `${last.subjectId}@${last.at.slice(0, 13)}`,
            records: within.map(({ key }) => key),
          },
        ];
      }),
    );
  },
});

/** A pass behind the desk's back for somebody who had just signed in without one, and so had not lost the means to. */
export const signedInBefore = alertRule({
  id: 'signedInBefore',
  severity: 'medium',
  source: 'security.md 2.4',
  needs: ['audit', 'signIns'],
  toDo: 'callSubject',
  falsePositives: 'newDevice',
  find: (facts) =>
    facts.passes.filter(isStrange).flatMap((pass) => {
      const signIn = facts
        .of(pass.subjectId, 'signIn')
        .findLast(
          ({ at, errorCode, interactive, withPass }) =>
            errorCode === 0 &&
            interactive &&
            withPass !== true &&
            isBefore(at, pass.at, facts.policy.alerts.limits.signedInBeforeMinutes),
        );
      if (signIn === undefined) return [];
      return [{ ...ofSignIn(signIn, 'signedInBefore', { at: signIn.at }, undefined), key: pass.key }];
    }),
});

function ofSignIn(
  signIn: SignIn,
  code: string,
  values: Finding['reason']['values'],
  use: Use | undefined,
): Finding {
  return {
    subjectId: signIn.subjectId,
    initiatorId: use?.pass?.initiatorId,
    reason: { code, values },
    records: [signIn.key],
    requestId: use?.request?.id,
    key: use?.pass?.key ?? `${signIn.subjectId}@${signIn.at.slice(0, 13)}`,
    at: signIn.at,
  };
}
