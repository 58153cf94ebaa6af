import { z } from 'zod/v4';
import { Fault } from '../../faults';

/** Somebody as Jira shows them: mail and activity are missing where a profile hides them. */
const person = z.object({
  accountId: z.string().min(1),
  emailAddress: z.string().nullish(),
  active: z.boolean().nullish(),
});

const page = <T extends z.ZodType>(values: T) =>
  z.object({ values: z.array(values), isLastPage: z.boolean().optional() });

/** A customer request: what the portal knows of an issue; fields that the portal hides are not among its values. */
export const customerRequest = z.object({
  issueId: z.string().regex(/^\d{1,18}$/),
  issueKey: z.string(),
  reporter: person.optional(),
  participants: page(person).optional(),
  currentStatus: z.object({ statusCategory: z.string().optional() }).optional(),
  requestFieldValues: z.array(z.object({ fieldId: z.string(), value: z.unknown() })).default([]),
  _links: z.object({ web: z.string().optional() }).default({}),
});

/** The issue behind a request: what only the platform knows. */
export const issue = z.object({
  id: z.string(),
  key: z.string(),
  fields: z.object({
    summary: z.string().nullish(),
    creator: person.nullish(),
    resolution: z.unknown().optional(),
  }),
});

/** One page of a request's comments, oldest first. */
export const commentPage = page(z.object({ id: z.string(), body: z.string(), public: z.boolean() }));

/** A comment that was made. */
export const comment = z.object({ public: z.boolean() });

/** The desks that the bot may see. */
export const deskPage = page(z.unknown());

/** What the bot may do with a project or an issue. */
export const permissions = z.object({
  permissions: z.record(z.string(), z.object({ havePermission: z.boolean() })),
});

/** Where an issue can go from where it is. */
export const transitions = z.object({
  transitions: z.array(
    z.object({
      id: z.string(),
      to: z.object({
        name: z.string(),
        statusCategory: z.object({ key: z.string() }),
      }),
    }),
  ),
});

export type CustomerRequest = z.infer<typeof customerRequest>;
export type Issue = z.infer<typeof issue>;
export type Shown = z.infer<typeof person>;

/** Reads an answer by its shape. Throws Fault when it is none. */
export function read<T extends z.ZodType>(shape: T, body: unknown): z.infer<T> {
  const parsed = shape.safeParse(body);
  if (!parsed.success) throw new Fault('DESK_ANSWER', { retryable: true });
  return parsed.data;
}
