import type { TapGroup } from '../../policy/terms';

/** An object of the tenant by its id, or one that another item of the same plan makes. */
export type Reference = { readonly id: string } | { readonly madeBy: string };

/** A Conditional Access policy as the plan wants it; it is always made in report-only. */
export interface PlannedPolicy {
  readonly name: string;
  readonly who:
    | { readonly everybody: true }
    | { readonly groups: readonly Reference[] }
    | { readonly roles: readonly string[] };
  /** Emergency accounts, by object id; nobody else is left out. */
  readonly excluded: readonly string[];
  readonly on: 'allApps' | 'registering';
  readonly clients: 'all' | 'old';
  /** Only for sign-ins of medium or high risk. */
  readonly risky: boolean;
  /** Only outside trusted places. */
  readonly outside: boolean;
  readonly demand:
    | { readonly strength: Reference }
    /** Any one of these controls is enough. */
    | { readonly controls: readonly ('block' | 'mfa' | 'compliantDevice' | 'domainJoinedDevice')[] };
}

/** What the method of passes is set to; lifetimes in minutes. */
export interface PassSettings {
  readonly shortest: number;
  readonly usual: number;
  readonly longest: number;
  readonly length: number;
  readonly groups: readonly Reference[];
}

/** One change of the tenant, of the kinds that this product knows how to make and to undo. */
export type Change =
  | { readonly kind: 'makeGroup'; readonly group: TapGroup; readonly name: string; readonly ownerId: string }
  | {
      readonly kind: 'addOwner' | 'removeOwner';
      readonly groupId: string;
      readonly groupName: string;
      readonly ownerId: string;
      readonly ownerName: string;
    }
  | {
      readonly kind: 'removeMember';
      readonly groupId: string;
      readonly groupName: string;
      readonly memberId: string;
      readonly memberName: string;
    }
  | { readonly kind: 'makeStrength'; readonly name: string; readonly combinations: readonly string[] }
  | { readonly kind: 'makePlace'; readonly name: string; readonly ranges: readonly string[] }
  | { readonly kind: 'makePolicy'; readonly policy: PlannedPolicy }
  | {
      readonly kind: 'openMethod';
      readonly method: 'passkey' | 'authenticator';
      readonly groups: readonly Reference[];
    }
  | { readonly kind: 'setPassMethod'; readonly settings: PassSettings };

/** One step of a plan, before it is known what it rests on. */
export type Draft = Omit<Item, 'before'>;

/** One step of a plan. */
export interface Item {
  readonly id: string;
  readonly change: Change;
  /** Items that come first. */
  readonly after: readonly string[];
  /** The checks that it is for. */
  readonly checks: readonly string[];
  /** What it rests on, as it was when it was planned: the plan is stale when this has changed. */
  readonly before: Facts;
  /** Whether it changes something that is in use and that no plan of ours made: done only when it is named. */
  readonly touches: boolean;
}

/** Facts of the tenant in a form that can be compared as text. */
export type Facts = string | number | boolean | null | readonly Facts[] | { readonly [name: string]: Facts };

/** What a person has to do, because deciding it is not for a program. */
export interface ByHand {
  readonly check: string;
  /** Why no item is planned, where one could have been. */
  readonly because: 'decides' | 'nameTaken' | 'enforced' | 'emergency' | 'groups' | 'identity' | 'places';
  readonly names: readonly string[];
}

/** What would make a tenant safe for passes. */
export interface Plan {
  readonly version: 1;
  readonly tenantId: string;
  /** When the tenant was read (ISO 8601). */
  readonly at: string;
  /** Ranges of addresses (CIDR) that were named as trusted. */
  readonly places: readonly string[];
  /** In an order in which they can be done. */
  readonly items: readonly Item[];
  readonly byHand: readonly ByHand[];
  /** Checks that could not be told, so that nothing is planned for them. */
  readonly untold: readonly string[];
}
