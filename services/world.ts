import type { ReadTenant } from './baseline/reader';
import type { EventSink } from './eventSink';
import type { Health } from './health';
import type { SignInProof } from './policy/evidence';
import type { Policy } from './policy/policy';
import type { TapGroup } from './policy/terms';
import type { Presentations } from './presentations';
import type { TenantLogs } from './tenantLogs';
import type {
  Anchors,
  Containment,
  Directory,
  Groups,
  Log,
  Messenger,
  Passes,
  ServiceDesk,
  Store,
  Vault,
} from './ports';

/** Object ids of the groups that give people their part, and of the three target groups. */
export interface GroupIds {
  readonly technician: string;
  readonly approver: string;
  readonly security: string;
  readonly sensitive: string;
  readonly pilot: string | undefined;
  readonly tap: Readonly<Record<TapGroup, string>>;
}

/** Everything that a use-case may reach. */
export interface World {
  readonly store: Store;
  readonly directory: Directory;
  readonly passes: Passes;
  readonly groups: Groups;
  readonly containment: Containment;
  readonly logs: TenantLogs;
  readonly serviceDesk: ServiceDesk;
  /** Undefined where no Verified ID is set up. */
  readonly presentations: Presentations | undefined;
  readonly messenger: Messenger;
  readonly anchors: Anchors;
  readonly vault: Vault;
  readonly log: Log;
  readonly health: Health;
  readonly policy: Policy;
  /** The sign-ins of a subject that the tenant is set up for as proof. */
  readonly signInProofs: readonly SignInProof[];
  readonly groupIds: GroupIds;
  /** The client ids of the desk's own identities; undefined in a process that does not watch the tenant. */
  readonly identities: Readonly<Record<'front' | 'reaper' | 'signIn', string>> | undefined;
  /** Reads the tenant's baseline; undefined in a process that does not watch the tenant. */
  readonly baseline: ReadTenant | undefined;
  /** The page of an account in Entra's own portal; its object id comes behind it. */
  readonly portalUrl: string;
  /** Where the trail goes outside, beside the copy of its seals. */
  readonly sinks: readonly EventSink[];
  /** The address under which people reach the pages, without a slash at the end. */
  readonly publicUrl: string;
}
