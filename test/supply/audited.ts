import { z } from 'zod/v4';
import { unreachable } from './unreachable';

const severities = ['info', 'low', 'moderate', 'high', 'critical'] as const;

/** An advisory that `npm audit` names for something that the product runs on. */
export interface Advisory {
  /** Of the GitHub Advisory Database, as in GHSA-w5hq-g745-h8pq. */
  readonly id: string;
  readonly package: string;
  readonly severity: (typeof severities)[number];
  readonly title: string;
  /** The versions that have it. */
  readonly range: string;
}

const told = z.object({
  name: z.string(),
  title: z.string(),
  url: z.string().regex(/\/GHSA(?:-[0-9a-z]{4}){3}$/),
  severity: z.enum(severities),
  range: z.string(),
});

/** A name alone stands for the advisories of another package, which are told there. */
const report = z.object({
  auditReportVersion: z.literal(2),
  vulnerabilities: z.record(z.string(), z.object({ via: z.array(z.union([told, z.string()])) })),
  metadata: z.object({ dependencies: z.object({ prod: z.number().int().positive() }) }),
});

const failure = z.object({ message: z.string(), statusCode: z.number().optional() });

/** What `npm audit --json` found, or why it could not ask. Throws when it is neither. */
export function audited(json: string): readonly Advisory[] | { readonly unreachable: string } {
  const answer: unknown = JSON.parse(json);
  const failed = failure.safeParse(answer);
  if (failed.success && unreachable(failed.data.message, failed.data.statusCode))
    return { unreachable: failed.data.message };
  const found = Object.values(report.parse(answer).vulnerabilities)
    .flatMap(({ via }) => via)
    .filter((one) => typeof one !== 'string')
    .map(({ name, title, url, severity, range }) => {
      return { id: url.slice(url.lastIndexOf('/') + 1), package: name, severity, title, range };
    });
  return [...new Map(found.map((one) => [`${one.id} ${one.package}`, one])).values()];
}
