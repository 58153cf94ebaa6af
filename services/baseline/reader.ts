import type { Part } from './part';
import type { PartName, TenantState } from './tenantState';

/** The parts that the tenant itself tells; who has a live case only the desk knows. */
export type ReadName = Exclude<PartName, 'liveSubjects'>;
export type ReadState = Pick<TenantState, ReadName>;

/** How a tenant is read: parts at hand are not read again, and each new one is told as soon as it is there. */
export interface Reading {
  readonly have: Partial<ReadState>;
  readonly onPart: (name: ReadName, part: Part<unknown>) => Promise<void>;
}

/** Reads the tenant part by part; trouble with one part is told in that part and stops no other. */
export type ReadTenant = (reading: Reading) => Promise<ReadState>;
