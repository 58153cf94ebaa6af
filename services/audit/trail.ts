import type { Entry } from './chain';
import type { PersonalValue } from './personal';
import type { Seal } from './seal';

/** The place and the link at which the chain of a request stands. */
export interface ChainHead {
  readonly seq: number;
  readonly hash: string;
}

/** The trail of all events: sealed from time to time, read in order, dropped and erased when its time is over. */
export interface Trail {
  /** Seals what was committed since the last seal; undefined when there is nothing new. */
  seal(signed: Signer): Promise<Seal | undefined>;
  lastSeal(): Promise<Seal | undefined>;
  /** So many seals after this number, in order; `dropped` when their entries are no longer kept. */
  seals(after: number, limit: number): Promise<readonly (Seal & { readonly dropped: boolean })[]>;
  /** So many entries after this id, in order; only those of one request when it is given. */
  entries(after: number, limit: number, requestId?: string): Promise<readonly Entry[]>;
  /** The entries of these requests, request by request and each in order. */
  entriesOf(requestIds: readonly string[]): Promise<readonly Entry[]>;
  /** The personal values of these requests. */
  personalOf(
    requestIds: readonly string[],
  ): Promise<readonly (PersonalValue & { readonly requestId: string })[]>;
  /** Where the chains of requests went on whose beginning was dropped. */
  carried(): Promise<ReadonlyMap<string, ChainHead>>;
  /** What each request's row says of its chain, with the salt of its personal values. */
  heads(): Promise<ReadonlyMap<string, ChainHead & { readonly salt: string }>>;
  /** So many personal values after this one, in order of request and token. */
  personal(
    after: { readonly requestId: string; readonly token: string },
    limit: number,
  ): Promise<readonly (PersonalValue & { readonly requestId: string })[]>;
  /** Forgets the personal values of a closed request; false when there is none, or it is open. */
  erase(requestId: string): Promise<boolean>;
  /** Drops the entries of all seals made before this moment (ISO 8601), oldest first, up to the first that an open request or alert needs or that a sink does not have yet; returns how many seals. */
  drop(before: string): Promise<number>;
}

/** Signs a text: an Ed25519 signature (base64) and the public key (SPKI, base64) with which anybody can check it. */
export type Signer = (text: string) => { readonly key: string; readonly signature: string };
