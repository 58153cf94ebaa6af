/** Whom a policy names: everybody, or people, groups and roles by id. */
export interface Named {
  readonly everybody: boolean;
  readonly people: readonly string[];
  readonly groups: readonly string[];
  readonly roles: readonly string[];
}

/** Conditions that narrow a policy to some sign-ins. */
export type Narrowing =
  'platforms' | 'locations' | 'devices' | 'signInRisk' | 'userRisk' | 'insiderRisk' | 'flows' | 'workloads';

/** What a policy demands: one or all of its controls, or a strength; `block` lets nobody in. */
export interface Grant {
  readonly all: boolean;
  readonly controls: readonly string[];
  readonly strengthId: string | undefined;
}

/** A Conditional Access policy in our own words. */
export interface AccessPolicy {
  readonly id: string;
  readonly name: string;
  readonly state: 'enabled' | 'reportOnly' | 'disabled' | 'unknown';
  /** False when it holds something newer than this product, so that what it does cannot be told. */
  readonly understood: boolean;
  readonly included: Named;
  readonly excluded: Named;
  readonly allApps: boolean;
  /** The apps that it leaves out, when it is about all. */
  readonly someAppsExcluded: boolean;
  /** Whether it is about registering security information. */
  readonly registering: boolean;
  readonly clients: readonly string[];
  readonly narrowed: readonly Narrowing[];
  /** Whether it is about all places but those that it leaves out. */
  readonly everywhere: boolean;
  /** Places that it leaves out: `AllTrusted`, or ids of locations. */
  readonly placesExcluded: readonly string[];
  readonly grant: Grant | undefined;
}
