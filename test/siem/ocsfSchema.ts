import { z } from 'zod/v4';

/** What OCSF 1.2.0 asks of the classes that the trail uses: what is required, and which numbers mean something. */
const oneOf = (...values: readonly number[]) => z.literal([...values]);
const guid = z.guid();
const moment = z.int().min(Date.parse('2020-01-01'));
const user = z.strictObject({
  uid: z.string().optional(),
  name: z.string().optional(),
  type_id: oneOf(0, 1, 2, 3, 99),
});
const base = {
  category_uid: z.int(),
  class_uid: z.int(),
  activity_id: z.int(),
  type_uid: z.int(),
  severity_id: oneOf(0, 1, 2, 3, 4, 5, 6, 99),
  time: moment,
  message: z.string().min(1),
  metadata: z.strictObject({
    version: z.literal('1.2.0'),
    uid: z.string().regex(/^[0-9a-f]{64}$/),
    product: z.strictObject({
      name: z.string(),
      vendor_name: z.string(),
      version: z.string().regex(/^\d+\.\d+\.\d+$/),
    }),
    tenant_uid: guid,
    correlation_uid: guid,
    event_code: z.string(),
    log_name: z.string(),
    sequence: z.int().positive(),
    original_time: z.iso.datetime(),
  }),
  unmapped: z.record(z.string(), z.unknown()),
};
const iam = { ...base, category_uid: z.literal(3), actor: z.strictObject({ user }) };

const detectionFinding = z.strictObject({
  ...base,
  category_uid: z.literal(2),
  class_uid: z.literal(2004),
  activity_id: oneOf(1, 2, 3),
  status_id: oneOf(0, 1, 2, 3, 4),
  finding_info: z.strictObject({
    uid: guid,
    title: z.string().min(1),
    types: z.array(z.string()).optional(),
    analytic: z.strictObject({ uid: z.string(), name: z.string(), type_id: z.literal(1) }).optional(),
    created_time: moment.optional(),
    first_seen_time: moment.optional(),
    related_events: z.array(z.strictObject({ uid: z.string() })).optional(),
  }),
  resources: z.array(z.strictObject({ uid: z.string(), type: z.string() })).optional(),
  remediation: z.strictObject({ desc: z.string().min(1) }).optional(),
});
const accountChange = z.strictObject({
  ...iam,
  class_uid: z.literal(3001),
  activity_id: z.int().min(1).max(11),
  user,
});
const entityManagement = z.strictObject({
  ...iam,
  class_uid: z.literal(3004),
  activity_id: z.int().min(1).max(4),
  entity: z.strictObject({ uid: guid, type: z.string(), name: z.string().optional() }),
});
const groupManagement = z.strictObject({
  ...iam,
  class_uid: z.literal(3006),
  activity_id: z.int().min(1).max(6),
  group: z.strictObject({ uid: guid }),
  user,
});

/** An event of one of the four classes, with a type that is made of its class and its activity. */
export const ocsfShape = z
  .discriminatedUnion('class_uid', [detectionFinding, accountChange, entityManagement, groupManagement])
  .refine((event) => event.type_uid === event.class_uid * 100 + event.activity_id, 'type_uid');
export type OcsfEvent = z.infer<typeof ocsfShape>;
