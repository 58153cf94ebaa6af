import { nameless } from '../audit/exported';
import type { Outgoing } from '../eventSink';
import { accountChanges, detections, groupChanges } from './classes';
import type { Shape, Told } from './classes';

/** The version of the Open Cybersecurity Schema Framework that the events are of. */
export const ocsfVersion = '1.2.0';

/** Whose trail it is. */
export interface Origin {
  readonly tenantId: string;
  readonly version: string;
}

/**
 * An entry of the trail as an OCSF event: object ids, codes and times; names, numbers and free text stay in the trail. Its
 * id is the entry's link in the chain, so that sent again it is the same, and it can be looked up.
 */
export function ocsfEvent({ entry, about }: Outgoing, origin: Origin): Readonly<Record<string, unknown>> {
  const event = unnamed(nameless(entry));
  const told: Told = { entry, event, about };
  const shape = detections(told) ?? accountChanges(told) ?? groupChanges(told) ?? entityChange(told);
  const { category, activity, severity, ...rest } = shape;
  return {
    ...rest,
    category_uid: category,
    class_uid: shape.class_uid,
    activity_id: activity,
    type_uid: shape.class_uid * 100 + activity,
    severity_id: severity ?? 1,
    time: Date.parse(entry.at),
    message: entry.kind,
    metadata: {
      version: ocsfVersion,
      uid: entry.hash,
      product: { name: 'TAP Desk', vendor_name: 'TAP Desk', version: origin.version },
      tenant_uid: origin.tenantId,
      correlation_uid: entry.requestId,
      event_code: entry.kind,
      log_name: 'trail',
      sequence: entry.id,
      original_time: entry.at,
    },
    ...(shape.class_uid === findings ? {} : { actor: { user: userOf(entry.by) } }),
    unmapped: { chain: entry.requestId, place: entry.seq, by: entry.by, event },
  };
}

/** Whoever found it is no actor: its class has none. */
const findings = 2004;

/** What somebody calls a device of theirs stays here; how many there were goes out. */
function unnamed(event: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const { methods } = event;
  const labels = Array.isArray(methods) && methods.some((method) => typeof method === 'string');
  return labels ? { ...event, methods: methods.length } : event;
}

/** Whatever has no class of its own is a change of the case, or of the desk as a whole. */
function entityChange({ entry, about }: Told): Shape {
  return {
    category: 3,
    class_uid: 3004,
    activity: entry.kind === 'opened' ? 1 : 3,
    entity: {
      uid: entry.requestId,
      ...(about === undefined ? { type: kindOf(entry.kind) } : { type: 'case', name: about.ref }),
    },
  };
}

/** What is of no case is of somebody's recovery contacts, or of the desk. */
function kindOf(kind: string): string {
  return kind.startsWith('contact') ? 'contacts' : 'desk';
}

/** A person by object id; what the desk or an operator did by itself is the system's. */
function userOf(by: string): object {
  return /^[0-9a-f-]{36}$/i.test(by) ? { uid: by, type_id: 1 } : { name: by, type_id: 3 };
}
