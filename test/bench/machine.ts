import { availableParallelism } from 'node:os';

/** What figures were measured on, as far as it tells a reader anything. */
export function machine(): string {
  return `${availableParallelism()} cores, Node ${process.versions.node}`;
}
