import { logNames } from '../../services/alerts/names';
import type { EntryKind } from '../../services/policy/alerting';
import type { SigmaBase } from './detection';
import type { Settings } from './settings';

/** A text in KQL. */
export function quoted(text: string): string {
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}

/** A list of texts in KQL. */
export function listed(texts: readonly (string | number)[]): string {
  return `dynamic([${texts.map((text) => (typeof text === 'number' ? String(text) : quoted(text))).join(', ')}])`;
}

/** The kind of an entry as KQL, told by the same names in the same order as the desk tells it. */
export function kindAsKql({ policy }: Settings): string {
  const names = [...policy.alerts.names, ...logNames];
  const any = (column: string, parts: readonly string[]): string =>
    parts.map((part) => `${column} contains ${quoted(part)}`).join(' or ');
  const branches = [
    ...names.map(({ kind, reasons }) => ({ kind, when: any('ResultReason', reasons) })),
    ...names.map(({ kind, activities }) => {
      const when = any('OperationName', activities);
      return { kind, when: kind === 'roleAssigned' && when !== '' ? `(${when}) and not(Asked)` : when };
    }),
    ...names.map(({ kind, properties }) => {
      const when = any('Names', properties);
      return { kind, when: when === '' ? '' : `not(Deletes) and (${when})` };
    }),
  ].filter(({ when }) => when !== '');
  return `case(\n${branches.map(({ kind, when }) => `        ${when}, ${quoted(kind)},`).join('\n')}\n        "")`;
}

const deletes = ['delete', 'remove'];

/** Entries of one kind as Sigma; `more` are selections that have to hold as well, and `filter` names those that must not. */
export function kindAsSigma(
  { policy }: Settings,
  kind: EntryKind,
  {
    name = kind,
    more = {},
    filter = {},
  }: {
    readonly name?: string;
    readonly more?: SigmaBase['detection'];
    readonly filter?: SigmaBase['detection'];
  } = {},
): SigmaBase {
  const own = [...policy.alerts.names, ...logNames].filter((one) => one.kind === kind);
  const parts = (of: 'reasons' | 'activities' | 'properties') => own.flatMap((one) => one[of]);
  const told = {
    ...tell('told_reason', 'ResultReason', parts('reasons')),
    ...tell('told_activity', 'OperationName', parts('activities')),
    ...(parts('properties').length === 0
      ? {}
      : {
          told_property: {
            'TargetResources.modifiedProperties.displayName|contains': parts('properties'),
          },
        }),
  };
  const wrong = kind.endsWith('Deleted') || kind === 'memberRemoved' || kind === 'policyChanged';
  return {
    name,
    source: 'audit',
    detection: {
      ...told,
      ...more,
      ...filter,
      not_done: { Result: ['failure', 'timeout'] },
      ...(wrong ? {} : { not_deleting: { 'OperationName|contains': deletes } }),
    },
    condition: [
      '1 of told_*',
      ...Object.keys(more),
      'not 1 of not_*',
      ...Object.keys(filter).map((one) => `not ${one}`),
    ].join(' and '),
  };
}

function tell(name: string, field: string, parts: readonly string[]): SigmaBase['detection'] {
  return parts.length === 0 ? {} : { [name]: { [`${field}|contains`]: parts } };
}
