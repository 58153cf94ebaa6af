import { z } from 'zod/v4';
import type { Advisory } from './audited';

/** Advisories that are lived with: why none reaches the product, and until when (a day) somebody has to look again. */
export const allowances = z.array(
  z.strictObject({
    id: z.string().regex(/^GHSA(?:-[0-9a-z]{4}){3}$/),
    package: z.string().min(1),
    reason: z.string().min(20),
    until: z.iso.date(),
  }),
);

export type Allowance = z.infer<typeof allowances>[number];

/** What is wrong, and what is only worth knowing; a sentence each. */
export interface Judged {
  readonly faults: readonly string[];
  readonly notes: readonly string[];
}

/** Severities that stop a change until somebody has written down why they do not reach the product. */
const stopping: readonly Advisory['severity'][] = ['high', 'critical'];

/** Holds what was found against what is lived with, on a day (ISO 8601). */
export function judged(found: readonly Advisory[], allowed: readonly Allowance[], today: string): Judged {
  const isOf = (one: Advisory) => (entry: Allowance) => entry.id === one.id && entry.package === one.package;
  const said = (one: Advisory) => `${one.id} ${one.severity}: ${one.package} ${one.range}, ${one.title}`;
  const open = found.filter((one) => !allowed.some(isOf(one)));
  const stops = open.filter(({ severity }) => stopping.includes(severity));
  const notes = found.filter((one) => !stops.includes(one));
  const old = allowed.filter(({ until }) => until < today);
  const idle = allowed.filter((entry) => !found.some((one) => isOf(one)(entry)));
  return {
    faults: [
      ...stops.map((one) => `not allowed: ${said(one)}`),
      ...old.map(({ id, until }) => `${id} was allowed until ${until}: look again`),
      ...idle.map((entry) => `${entry.id} of ${entry.package} is allowed and no longer there: take it out`),
    ],
    notes: notes.map(said),
  };
}
