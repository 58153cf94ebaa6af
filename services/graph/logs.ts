import { setTimeout } from 'node:timers/promises';
import { Fault } from '../faults';
import type { Blind, LogPage, Registration, Stream, TenantLogs } from '../tenantLogs';
import type { TenantRecord } from '../alerts/record';
import { blindness } from './blindness';
import { changeReader } from './changeEntry';
import type { ChangeSettings } from './changeEntry';
import { known } from './client';
import type { GraphClient, GraphPage } from './client';
import type { Lane } from './lane';
import { between } from './path';
import { readRegistration } from './registrationEntry';
import { readRisk } from './riskEntry';
import { readSignIn } from './signInEntry';

/** How the logs are read: by which names, and whether from the version of Graph whose sign-ins tell the methods. */
export interface LogSettings extends ChangeSettings {
  readonly graphUrl: string;
  readonly signInVersion: 'v1.0' | 'beta';
}

/** A log in Graph: where it is, by which time it is asked for, and what an entry says; undefined when nothing is kept of it. */
interface Source {
  readonly address: string;
  readonly timedBy: string;
  readonly only?: string;
  readonly top: number;
  readonly read: (entry: unknown) => TenantRecord | undefined;
}

const triesOfPages = 4;
const longestWaitMs = 60_000;
const registrationsAtOnce = 999;

/** The logs as the front reads them, each page in its own turn of the strict lane, after everybody who waits. */
export function createLogs(
  front: GraphClient,
  lane: Lane,
  settings: LogSettings,
  pause: (ms: number) => Promise<unknown> = setTimeout,
): TenantLogs {
  const sources = sourcesOf(settings);
  return {
    signInMethods: settings.signInVersion === 'beta',
    async *read(stream, from, until) {
      const { address, timedBy, only, top, read } = sources[stream];
      const first = `${address}?${between(timedBy, from, until, only)}&$top=${top}`;
      for await (const page of pages(first)) yield 'items' in page ? pageOf(page.items, read) : page;
    },
    async *registrations() {
      const first = `/reports/authenticationMethods/userRegistrationDetails?$top=${registrationsAtOnce}`;
      for await (const page of pages(first))
        yield 'items' in page
          ? page.items.flatMap((entry): Registration[] => unless(() => [readRegistration(entry)]) ?? [])
          : page;
    },
  };

  async function* pages(first: string): AsyncGenerator<GraphPage | Blind> {
    for (let next: string | undefined = first; next !== undefined;) {
      const page = await patiently(next);
      yield page;
      next = 'items' in page ? page.next : undefined;
    }
  }

  /** Reads one page; what passes is waited for in the lane, as long as Graph says where it does. */
  async function patiently(address: string): Promise<GraphPage | Blind> {
    for (let attempt = 1; ; attempt += 1) {
      await lane.waitLast();
      lane.pass();
      try {
        return await front.page(address);
      } catch (error) {
        const blind = blindness(error);
        if (blind !== undefined) return blind;
        const fault = known(error);
        if (!(fault instanceof Fault) || !fault.details.retryable || attempt >= triesOfPages) throw fault;
        const wait = fault.details.retryAfterMs ?? 1_000 * 2 ** attempt * (0.5 + Math.random() / 2);
        await pause(Math.min(wait, longestWaitMs));
      }
    }
  }
}

function sourcesOf(settings: LogSettings): Readonly<Record<Stream, Source>> {
  const audit = {
    address: '/auditLogs/directoryAudits',
    timedBy: 'activityDateTime',
    top: 999,
    read: changeReader(settings),
  };
  const version = settings.signInVersion === 'beta' ? `${new URL(settings.graphUrl).origin}/beta` : '';
  return {
    audit,
    methods: { ...audit, only: "loggedByService eq 'Authentication Methods'" },
    signIns: {
      address: `${version}/auditLogs/signIns`,
      timedBy: 'createdDateTime',
      top: 999,
      read: readSignIn,
    },
    risk: {
      address: '/identityProtection/riskDetections',
      timedBy: 'detectedDateTime',
      top: 500,
      read: readRisk,
    },
  };
}

function pageOf(items: readonly unknown[], read: Source['read']): LogPage {
  const records: TenantRecord[] = [];
  let unreadable = 0;
  for (const item of items) {
    const entry = unless(() => ({ record: read(item) }));
    if (entry === undefined) unreadable += 1;
    else if (entry.record !== undefined) records.push(entry.record);
  }
  return { state: 'page', records, entries: items.length, unreadable };
}

/** An entry of another shape is no reason to miss the others. */
function unless<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof Fault) return undefined;
    throw error;
  }
}
