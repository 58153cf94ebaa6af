/** How Verified ID stands where it is set up and of use: on offer, awaited on a page whose address is read aloud, or over without a proof. */
export interface ShownPresentation {
  readonly state: 'offered' | 'waiting' | 'scanned' | 'failed' | 'lapsed';
  readonly address: string;
  readonly until: string;
  readonly canAsk: boolean;
}
