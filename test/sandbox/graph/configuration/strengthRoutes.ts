import { randomUUID } from 'node:crypto';
import type { DoubleRoute } from '../../routes';
import { graphError, notFound } from '../errors';
import { page } from '../paging';
import type { Tenant } from '../tenant';
import { combinationsBody, strengthBody } from './bodies';
import { at, withBody } from './body';

const strengths = '/policies/authenticationStrengthPolicies';

/** Authentication strengths; Microsoft's own cannot be changed, and one in use cannot go. */
export function strengthRoutes({ configuration }: Tenant): readonly DoubleRoute[] {
  const isUsed = (id: string): boolean =>
    [...configuration.policies.values()].some(
      ({ grantControls }) => grantControls?.authenticationStrength?.id === id,
    );
  return [
    at('GET', strengths, (request) => page(request, [...configuration.strengths.values()].map(shown), 2)),
    at('POST', strengths, (request) =>
      withBody(request, strengthBody, (body) => {
        const id = randomUUID();
        const stored = { ...body, id, policyType: 'custom' as const };
        configuration.strengths.set(id, stored);
        return { status: 201, body: shown(stored) };
      }),
    ),
    at('GET', `${strengths}/([^/]+)`, (_request, id = '') => {
      const stored = configuration.strengths.get(id);
      return stored === undefined ? notFound() : { status: 200, body: shown(stored) };
    }),
    at('POST', `${strengths}/([^/]+)/updateAllowedCombinations`, (request, id = '') => {
      const current = configuration.strengths.get(id);
      if (current === undefined) return notFound();
      if (current.policyType === 'builtIn')
        return graphError(400, 'BadRequest', 'Built-in policies are fixed.');
      return withBody(request, combinationsBody, ({ allowedCombinations }) => {
        configuration.strengths.set(id, { ...current, allowedCombinations });
        return {
          status: 200,
          body: {
            currentCombinations: allowedCombinations,
            previousCombinations: current.allowedCombinations,
          },
        };
      });
    }),
    at('DELETE', `${strengths}/([^/]+)`, (_request, id = '') => {
      if (configuration.strengths.get(id)?.policyType === 'builtIn' || isUsed(id))
        return graphError(400, 'BadRequest', 'The policy is in use or built in.');
      return configuration.strengths.delete(id) ? { status: 204 } : notFound();
    }),
  ];
}

function shown(stored: object): object {
  return { createdDateTime: '2026-01-05T08:00:00Z', ...stored };
}
