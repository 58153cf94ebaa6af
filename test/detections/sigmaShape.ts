import { z } from 'zod/v4';

/** What the second specification of Sigma asks of a rule and of a correlation. */
const about = {
  title: z.string().min(3).max(256),
  id: z.uuid(),
  name: z.string().max(256),
  status: z.enum(['stable', 'test', 'experimental', 'deprecated', 'unsupported']),
  description: z.string().optional(),
  author: z.string().optional(),
  tags: z.array(z.string().regex(/^[a-z0-9_-]+\.[a-z0-9._-]+$/)).optional(),
  falsepositives: z.array(z.string().min(2)).optional(),
  level: z.enum(['informational', 'low', 'medium', 'high', 'critical']),
};
const value = z.union([z.string(), z.number(), z.boolean(), z.null()]);

const rule = z.strictObject({
  ...about,
  name: about.name.optional(),
  logsource: z.strictObject({ product: z.string(), service: z.string() }),
  detection: z
    .object({ condition: z.string().min(1) })
    .catchall(z.record(z.string().min(1), z.union([value, z.array(value).min(1)]))),
});

const correlation = z.strictObject({
  ...about,
  correlation: z.discriminatedUnion('type', [
    z.strictObject({
      type: z.literal('event_count'),
      rules: z.array(z.string()).length(1),
      'group-by': z.array(z.string()).min(1),
      timespan: z.string().regex(/^\d+[smhd]$/),
      condition: z.strictObject({ gte: z.int().positive() }),
    }),
    z.strictObject({
      type: z.literal('value_count'),
      rules: z.array(z.string()).length(1),
      'group-by': z.array(z.string()).min(1),
      timespan: z.string().regex(/^\d+[smhd]$/),
      condition: z.strictObject({ gte: z.int().positive(), field: z.string() }),
    }),
    z.strictObject({
      type: z.literal('temporal_ordered'),
      rules: z.array(z.string()).min(2),
      aliases: z.record(z.string(), z.record(z.string(), z.string())).optional(),
      'group-by': z.array(z.string()).min(1),
      timespan: z.string().regex(/^\d+[smhd]$/),
    }),
  ]),
});

/** One document of a file of Sigma. */
export const sigmaDocument = z.union([rule, correlation]);
export type SigmaRule = z.infer<typeof rule>;
export type SigmaCorrelated = z.infer<typeof correlation>;
