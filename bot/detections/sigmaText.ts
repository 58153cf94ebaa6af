import { createHash } from 'node:crypto';
import { stringify } from 'yaml';
import type { SigmaBase, SigmaCorrelation, Source } from './detection';
import type { Settings } from './settings';
import { filled } from '../tenant/worded';
import { lackWords } from './worded';
import type { Worded } from './worded';
import words from './words/en.json';

const sources: Readonly<Record<Source, object>> = {
  audit: { product: 'azure', service: 'auditlogs' },
  signIns: { product: 'azure', service: 'signinlogs' },
  risk: { product: 'azure', service: 'riskdetection' },
  desk: { product: 'tapdesk', service: 'ocsf' },
};
const namespace = 'tap-desk/detections/';

/** A rule as a file of Sigma, with one document for each kind of entry and one for what they have to do with each other; undefined where Sigma cannot say it. */
export function sigmaText(worded: Worded, settings: Settings): string | undefined {
  const { sigma } = worded.detection;
  if (typeof sigma === 'string') return undefined;
  const { bases, correlation } = sigma.rule(settings);
  const about = aboutOf(worded, lackWords(sigma.lacks));
  const documents =
    correlation === undefined
      ? bases.map((base) => ({ ...about, ...ruleOf(base) }))
      : [
          ...bases.map((base) => ({
            title: `${worded.title}: ${base.name}`,
            id: uuidOf(`${worded.id}/${base.name}`),
            name: nameOf(worded, base.name),
            status: 'experimental',
            ...ruleOf(base),
            level: 'informational',
          })),
          { ...about, correlation: correlationOf(worded, bases, correlation) },
        ];
  return [
    `# ${words.header}\n`,
    documents.map((document) => stringify(document, { lineWidth: 0 })).join('---\n'),
  ].join('');
}

/** The desk's own alerts in Sigma, whichever rule raised them. */
export function deskAlertsSigma(): string {
  const { title, text } = words.deskAlerts;
  const rule = ruleOf({
    name: 'deskAlerts',
    source: 'desk',
    detection: { raised: { class_uid: 2004, activity_id: 1 } },
    condition: 'raised',
  });
  return `# ${words.header}\n${stringify({ title, id: uuidOf('deskAlerts'), status: 'experimental', description: text, ...rule, level: 'medium' }, { lineWidth: 0 })}`;
}

function aboutOf({ id, title, fires, toDo, falsePositives, severity }: Worded, unlike: string) {
  return {
    title,
    id: uuidOf(id),
    name: id,
    status: 'experimental',
    description: [
      ...fires,
      filled(words.todo, { todo: toDo }),
      ...(unlike === '' ? [] : [filled(words.unlike, { lacks: unlike })]),
    ].join('\n'),
    author: 'TAP Desk',
    tags: ['attack.persistence', 'attack.t1098'],
    falsepositives: [falsePositives],
    level: severity,
  };
}

function ruleOf({ source, detection, condition }: SigmaBase) {
  return { logsource: sources[source], detection: { ...detection, condition } };
}

function correlationOf(
  worded: Worded,
  bases: readonly SigmaBase[],
  { type, groupBy, timespan, aliases, gte, field }: SigmaCorrelation,
) {
  const named = Object.fromEntries(
    Object.entries(aliases ?? {}).map(([alias, fields]) => [
      alias,
      Object.fromEntries(Object.entries(fields).map(([name, one]) => [nameOf(worded, name), one])),
    ]),
  );
  return {
    type,
    rules: bases.map(({ name }) => nameOf(worded, name)),
    ...(aliases === undefined ? {} : { aliases: named }),
    'group-by': groupBy,
    timespan,
    ...(type === 'temporal_ordered' ? {} : { condition: { gte, ...(field === undefined ? {} : { field }) } }),
  };
}

function nameOf({ id }: Worded, name: string): string {
  return `${id}_${name}`;
}

/** The same name has the same id for ever (a name-based UUID, RFC 9562). */
function uuidOf(name: string): string {
  const bytes = createHash('sha256').update(`${namespace}${name}`).digest().subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
