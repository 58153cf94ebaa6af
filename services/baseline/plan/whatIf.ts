/** A policy that a sign-in would meet, by its name, and whether it is on or only reports. */
export interface Met {
  readonly name: string;
  readonly state: 'enabled' | 'reportOnly';
}

/** Which policies somebody would meet who registers security information now; undefined where Entra does not offer to tell. */
export type AskWhatIf = (personId: string) => Promise<readonly Met[] | undefined>;
