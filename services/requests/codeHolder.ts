import type { Person } from '../policy/facts';
import type { Request } from './request';

type Holder = Pick<Person, 'id' | 'name'>;

/**
 * Who passes the claim code on: whoever vouched and is neither the subject nor ever was the requester, a recovery contact
 * after all others; where the subject
 * proved it alone, the manager, unless their word is withheld in this case. Undefined when there is nobody.
 */
export function codeHolder({
  evidence,
  requester,
  earlier,
  subject,
  manager,
  offers,
}: Pick<Request, 'evidence' | 'requester' | 'earlier' | 'subject' | 'manager' | 'offers'>):
  Holder | undefined {
  const parties = [requester, ...earlier, subject].map(({ id }) => id);
  const vouchers = evidence.filter(({ result, by }) => result === 'passed' && !parties.includes(by));
  const vouched = vouchers.find(({ kind }) => kind !== 'recoveryContact') ?? vouchers[0];
  if (vouched !== undefined) return { id: vouched.by, name: vouched.byName };
  return manager === undefined || offers.manager !== undefined || parties.includes(manager.id)
    ? undefined
    : manager;
}

/** Whether a case that the subject opens has nobody who could pass the claim code on, when the subject proved it alone. */
export function lacksCodeHolder(
  request: Parameters<typeof codeHolder>[0] & Pick<Request, 'opener'>,
): boolean {
  return request.opener === 'subject' && codeHolder(request) === undefined;
}
