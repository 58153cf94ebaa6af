import type { Policy } from '../../services/policy/policy';
import { filled } from '../tenant/worded';
import { sectionsOf } from './sections';
import type { Statement } from './written';
import words from './words/en.json';

/** What a policy says otherwise than an earlier one, in sentences; `now` is the moment at which both are read. */
export function changes(before: Policy, after: Policy, now: string): readonly string[] {
  const [was, is] = [before, after].map((policy) => statementsOf(policy, now));
  const ids = [...new Set([...(is?.keys() ?? []), ...(was?.keys() ?? [])])];
  return ids.flatMap((id) => changeOf(was?.get(id), is?.get(id)));
}

function statementsOf(policy: Policy, now: string): ReadonlyMap<string, Statement> {
  return new Map(
    sectionsOf({ policy, now, live: undefined }).flatMap(({ statements }) =>
      statements.map((one) => [one.id, one] as const),
    ),
  );
}

function changeOf(was: Statement | undefined, is: Statement | undefined): readonly string[] {
  const { added, removed, changed } = words.difference;
  if (was === undefined)
    return is === undefined ? [] : [filled(added, { label: is.label, after: textOf(is) })];
  if (is === undefined) return [filled(removed, { label: was.label, before: textOf(was) })];
  // Until when an exception holds, and whether a scenario is offered, stand in the third column.
  const isTimed = /^(?:readOut\.\d|scenario\.)/.test(is.id);
  const [before, after] = isTimed ? [textOf(was), textOf(is)] : [was.says, is.says];
  return before === after && was.label === is.label
    ? []
    : [filled(changed, { label: is.label, before, after })];
}

function textOf({ says, limit, id }: Statement): string {
  return /^(?:readOut\.\d|scenario\.)/.test(id) ? `${says} (${limit})` : says;
}
