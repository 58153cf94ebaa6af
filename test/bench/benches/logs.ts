import { factsFrom } from '../../../services/alerts/factsFrom';
import type { Alert } from '../../../services/alerts/alert';
import type { TenantRecord } from '../../../services/alerts/record';
import { alertsIn } from '../../../services/alerts/rules';
import { createGraph } from '../../../services/graph/graph';
import { Secret } from '../../../services/secret';
import { streams } from '../../../services/tenantLogs';
import { seeded } from '../../alerts/seeded';
import type { Seeded } from '../../alerts/seeded';
import { identities } from '../../alerts/examples';
import { freshDatabase } from '../../sandbox/testDatabase';
import type { Bench, Options, Result, Table } from '../bench';
import { startChild } from '../child';
import { guid, plantedRecord } from '../plantedRecord';
import type { ReaderPlan, Round } from '../processes/logReader';
import type { LogOfTenant, PlantedEntry, TenantPlan } from '../processes/tenant';
import { spread } from '../spread';

const times = 10;
/** A round of the watch has at most so many pages: what the strict lane leaves log readers in a minute. */
const pagesOfRound = 24;
const normalCases = 1_000;

/** Reading and judging the logs of a large tenant. */
export const logsBench: Bench = {
  title: 'The tenant’s logs',
  about:
    'The watch reads, once a minute, the logs of a tenant that writes ten times as much as the real rate of a large one, over HTTPS ' +
    'from a simulated Graph that makes its entries as they are asked for, and keeps what rules ask about in PostgreSQL: what is new, ' +
    'and what has aged and may have company that came late. And: in the logs of ninety days with a thousand cases that went well, ' +
    'each incident is planted once, read over the same wire, and looked for by the rules.',
  async run(options) {
    const read = await reading(options);
    const found = await judging(options);
    return {
      tables: [...read.tables, ...found.tables],
      budgets: [...read.budgets, ...found.budgets],
      notes: [...read.notes, ...found.notes],
    };
  },
};

async function reading({ sizes, profile }: Options): Promise<Result> {
  const audits = sizes.audits ?? 200_000;
  const minutes = Math.ceil(sizes.minutes ?? (sizes.days === undefined ? 40 : sizes.days * 24 * 60));
  const database = await freshDatabase();
  const tenant = await startChild('tenant', {});
  const plan: TenantPlan = { audits: audits * times, signIns: audits * times, planted: nothing() };
  const reader = await startChild('logReader', {}, profile);
  const where: ReaderPlan = { databaseUrl: database.url, graphUrl: await tenant.ask<string>('start', plan) };
  await reader.ask('start', where);
  const rounds: Round[] = [];
  for (let minute = 0; minute < minutes; minute += 1) {
    await tenant.ask('now', Date.now() + (minute + 1) * 60_000);
    rounds.push(await reader.ask<Round>('round', 1));
  }
  await reader.stop();
  await tenant.stop();
  await database.drop();
  const behind = Math.max(...rounds.map((one) => one.behind));
  const overdue = Math.max(...rounds.map((one) => one.overdue));
  const halves = [rounds.slice(0, Math.ceil(minutes / 2)), rounds.slice(Math.ceil(minutes / 2))] as const;
  const rss = halves.map((some) => Math.max(...some.map((one) => one.rss)));
  const line = (label: string, some: readonly Round[]) => ({
    label,
    values: [
      spread([some.length]),
      spread(some.map(({ seconds }) => seconds)),
      spread(some.map(({ pages }) => pages)),
      spread(some.map((one) => one.behind)),
      spread(some.map((one) => one.overdue)),
      spread(some.map((one) => one.rss)),
    ],
  });
  const table: Table = {
    title: `${(audits * times).toLocaleString('en')} changes and as many sign-ins a day`,
    of: 'rounds',
    columns: [
      { name: 'number' },
      { name: 'seconds', digits: 1 },
      { name: 'pages' },
      { name: 'minutes behind', digits: 1 },
      { name: 'how overdue what has aged is', digits: 1 },
      { name: 'MiB', digits: 0 },
    ],
    lines: [line('first half', halves[0]), line('second half', halves[1])],
  };
  const most = Math.max(...rounds.map(({ seconds }) => seconds));
  return {
    tables: [table],
    budgets: [
      {
        what: `reading ${times} times the rate of ${audits.toLocaleString('en')} changes a day`,
        limit: 'keeps up',
        measured: `at most ${behind.toFixed(1)} minutes behind in ${rounds.length} rounds of a minute, the slowest of which took ${most.toFixed(1)} s`,
        met: behind < 2 && overdue < 2 && most < 60,
      },
      {
        what: 'memory while reading',
        limit: 'bounded',
        measured: `at most ${rss.map((one) => one.toFixed(0)).join(' MiB in the first half of the rounds, ')} MiB in the second`,
        met: (rss[1] ?? 0) <= 1.2 * (rss[0] ?? 0),
      },
    ],
    notes: [
      `A round ends at ${pagesOfRound} pages, as many as Graph’s strictest reading (5 calls in 10 s) leaves in a minute beside people’s place; the ` +
        'lane’s own waiting is left out here. The rounds begin as those of a watch that has kept up for a day, so that entries which ' +
        'have aged are read once more from the first round on.',
      'Ninety days are so many rounds (`--days 90`) at the same cost each, since records are forgotten when policy says.',
    ],
  };
}

async function judging({ rounds }: Options): Promise<Result> {
  const seeds = Array.from({ length: rounds }, (_, index) => index + 1);
  const lines = [];
  for (const seed of seeds) lines.push(await judged(seed));
  const missed = lines.reduce((sum, one) => sum + one.missed.length, 0);
  const wrong = Math.max(...lines.map((one) => one.wrong));
  return {
    tables: [
      {
        title: 'Ninety days of logs with every incident in them',
        of: 'seed',
        columns: [
          { name: 'records read' },
          { name: 'incidents' },
          { name: 'found' },
          { name: `false alerts in ${normalCases.toLocaleString('en')} cases` },
          { name: 'seconds to read', digits: 1 },
          { name: 'seconds to judge', digits: 2 },
        ],
        lines: lines.map((one) => ({
          label: String(one.seed),
          values: [
            one.records,
            one.incidents,
            one.incidents - one.missed.length,
            one.wrong,
            one.read,
            one.judge,
          ].map((value) => spread([value])),
        })),
      },
    ],
    budgets: [
      {
        what: 'incidents that were planted',
        limit: 'every one found',
        measured: missed === 0 ? 'all' : `missed ${lines.flatMap((one) => one.missed).join(', ')}`,
        met: missed === 0,
      },
      {
        what: `false alerts in ${normalCases.toLocaleString('en')} normal cases`,
        limit: 'at most 1',
        measured: String(wrong),
        met: wrong <= 1,
      },
    ],
    notes: [],
  };
}

async function judged(seed: number) {
  const { gathered, incidents } = seeded(normalCases, seed);
  const tenant = await startChild('tenant', {});
  const graphUrl = await tenant.ask<string>('start', {
    audits: 0,
    signIns: 0,
    planted: planted(gathered.records),
  });
  const from = performance.now();
  const records = await readBack(graphUrl, gathered);
  const read = (performance.now() - from) / 1_000;
  await tenant.stop();
  const begun = performance.now();
  const alerts = alertsIn(factsFrom({ ...gathered, records }));
  const judge = (performance.now() - begun) / 1_000;
  const isOf = (incident: Seeded['incidents'][number], alert: Alert): boolean =>
    incident.people.some((one) => alert.subjectId === one || alert.initiatorId === one) ||
    incident.cases.some(({ id }) => id === alert.requestId) ||
    incident.records.some(({ key }) => alert.records.includes(key));
  return {
    seed,
    records: records.length,
    incidents: incidents.length,
    missed: incidents
      .filter((one) => !alerts.some((alert) => alert.rule === one.rule && isOf(one, alert)))
      .map(({ rule }) => rule),
    wrong: alerts.filter((alert) => !incidents.some((one) => isOf(one, alert))).length,
    read,
    judge,
  };
}

function nothing(): Record<LogOfTenant, PlantedEntry[]> {
  return { directoryAudits: [], signIns: [], riskDetections: [] };
}

function planted(records: readonly TenantRecord[]): TenantPlan['planted'] {
  const all = nothing();
  for (const record of records) {
    const { log, ...entry } = plantedRecord(record);
    all[log].push(entry);
  }
  return all;
}

/** What the product reads of it, under the keys that the records had before they were planted. */
async function readBack(
  graphUrl: string,
  { now, tenant }: Seeded['gathered'],
): Promise<readonly TenantRecord[]> {
  const token = () => Promise.resolve({ token: new Secret('none'), expiresAt: Date.now() + 3_600_000 });
  const { logs } = createGraph({
    graphUrl,
    front: token,
    reaper: token,
    bot: token,
    privilegedGroupId: '',
    lane: { calls: 1_000_000, perMs: 1 },
    logs: {
      names: [],
      groupIds: Object.values(tenant.groups).map(({ id }) => guid(id)),
      identities: Object.values(identities).flat(),
      signInVersion: 'beta',
    },
  });
  const records: TenantRecord[] = [];
  // What is in two streams is read twice by the watch, too, and kept once.
  for (const stream of streams.filter((one) => one !== 'methods'))
    for await (const page of logs.read(stream, '2020-01-01T00:00:00.000Z', now)) {
      if (page.state === 'blind' || page.unreadable > 0)
        throw new Error(`${stream}: ${JSON.stringify(page).slice(0, 200)}`);
      for (const record of page.records)
        records.push({ ...record, key: record.key.replace(/^\w+:/, '').replace(/:\d{4}-.*Z$/, '') });
    }
  return records;
}
