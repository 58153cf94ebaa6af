import { html } from '../handover/pages/html';
import type { Html } from '../handover/pages/html';
import { countsOf } from '../../services/evidence/population';
import { page, section, warning } from '../review/page';
import { filled, minute } from '../review/worded';
import {
  alerts,
  cases,
  chain,
  duties,
  exceptions,
  files,
  policies,
  population,
  reviews,
  standards,
} from './sections';
import { definitions } from './definitions';
import type { Missing, Pack } from './pack';
import { second } from './second';
import { stylesheet } from './stylesheet';
import words from './words/en.json';

const { meta, chips, sections } = words;

/** The first page of a pack: one file, to be read on a screen or printed, with links to the others. */
export function indexPage(pack: Pack): string {
  const { period } = pack;
  return page(
    words.title,
    filled(words.period, { from: minute(period.from), to: minute(period.to) }),
    [
      verdict(pack),
      ...(pack.missing.length === 0
        ? []
        : [warning([words.missing.title, ...pack.missing.map(missingSays)])]),
      ...(pack.withheld === 0 ? [] : [warning([filled(words.withheldSays, { count: pack.withheld })])]),
      definitions(about(pack)),
      section(sections.population, population(pack)),
      section(sections.duties, duties(pack)),
      section(sections.exceptions, exceptions(pack)),
      section(sections.alerts, alerts(pack)),
      section(sections.reviews, reviews(pack)),
      section(sections.policies, policies(pack)),
      section(sections.chain, chain(pack)),
      section(sections.cases, cases(pack)),
      section(sections.standards, standards()),
      section(sections.files, files(pack)),
    ],
    stylesheet,
  );
}

/** What is missing, in a sentence. */
export function missingSays({ part, values }: Missing): string {
  const because: Readonly<Record<string, string>> = words.because;
  return filled(words.missing[part], { ...values, because: because[values['because'] ?? ''] ?? '' });
}

function verdict({ missing, chain: checked, duties: answers, passes }: Pack): Html {
  const { unmanaged, unrecorded } = countsOf(passes);
  const broken = answers.reduce((sum, { found }) => sum + found.length, 0);
  const chip = (state: 'pass' | 'fail' | 'exception', text: string): Html =>
    html`<li class="state ${state}">${text}</li>`;
  return html`<ul class="counts">
${missing.length === 0 ? chip('pass', chips.complete) : chip('exception', chips.incomplete)}
${checked.findings.length === 0 ? chip('pass', chips.intact) : chip('fail', chips.notIntact)}
${broken === 0 ? chip('pass', chips.dutiesKept) : chip('fail', filled(chips.dutiesBroken, { count: broken }))}
${chip(unmanaged === 0 ? 'pass' : 'fail', filled(chips.unmanaged, { count: unmanaged }))}
${chip(unrecorded === 0 ? 'pass' : 'fail', filled(chips.unrecorded, { count: unrecorded }))}
</ul>`;
}

function about(pack: Pack): readonly (readonly [string, string])[] {
  const { head, period, policy } = pack;
  const sealed = { entry: head.entry?.id ?? 0, n: head.seal?.n ?? 0, digest: head.seal?.digest ?? '' };
  const end = head.entry === null ? words.noHead : head.seal === null ? words.headUnsealed : words.headSays;
  return [
    [meta.period, filled(words.period, { from: second(period.from), to: second(period.to) })],
    [meta.made, second(pack.madeAt)],
    [meta.product, `TAP Desk ${pack.version}`],
    [meta.tenant, pack.tenantId],
    [meta.policy, `${policy.version} (${policy.hash})`],
    [meta.head, filled(end, sealed)],
    [meta.key, pack.keyPrint],
    [meta.people, pack.pseudonyms ? words.people.pseudonyms : words.people.named],
  ];
}
