import type { PresentationTerms } from './policy/presentation';
import type { PresentationOutcome } from './requests/command';
import type { Secret } from './secret';

/** What a wallet is asked for: the service's id of it, and where it is taken up until when (ISO 8601). */
export interface Asked {
  readonly id: string;
  /** For a wallet on the device that shows it. */
  readonly link: string;
  /** A PNG as a data address, for a wallet on another device. */
  readonly qrCode: string;
  readonly expiresAt: string;
}

/** What the service tells of a presentation; `state` is what it was asked with. */
export interface Told {
  readonly id: string;
  readonly state: string;
  readonly news: 'scanned' | PresentationOutcome;
}

/** The service that asks a wallet for a credential and compares the holder's face with its photo. Throws Fault on trouble. */
export interface Presentations {
  readonly terms: PresentationTerms;
  /** Asks for one presentation with a face check; never repeats the call by itself. */
  ask(question: {
    readonly state: string;
    /** What the service must show when it tells how it went. */
    readonly apiKey: Secret;
    /** How sure the service must be of the face, 0 to 100. */
    readonly threshold: number;
  }): Promise<Asked>;
  /** Reads what was posted in the service's name; undefined when it is not about a presentation at all. */
  read(body: string): Told | undefined;
}

/** A presentation that is awaited, under the state that the service gives back and the code of its page. */
export interface Awaited extends Asked {
  readonly state: string;
  readonly code: string;
  readonly requestId: string;
}

/** Which presentations are awaited; the case itself says how they stand. */
export interface AwaitedPresentations {
  /** Keeps what is awaited; false when this id was ever awaited before, in whichever case. */
  awaitPresentation(awaited: Awaited): Promise<boolean>;
  /** What is awaited under a state or a code; undefined when unknown, dropped or expired. */
  awaitedPresentation(
    by: { readonly state: string } | { readonly code: string },
  ): Promise<Awaited | undefined>;
  dropPresentation(state: string): Promise<void>;
}
