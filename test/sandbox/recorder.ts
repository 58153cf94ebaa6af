/** One exchange over HTTP as a double saw it. */
export interface Exchange {
  readonly at: string;
  readonly from: string;
  readonly to: string;
  readonly method: string;
  readonly url: string;
  readonly requestHeaders: Readonly<Record<string, string>>;
  readonly requestBody: string;
  readonly status: number;
  readonly responseBody: string;
}

/** Keeps every exchange of a run, for the taint test and the contract checks. */
export interface Recorder {
  readonly exchanges: readonly Exchange[];
  record(exchange: Exchange): void;
}

/** An empty recorder. */
export function createRecorder(): Recorder {
  const exchanges: Exchange[] = [];
  return { exchanges, record: (exchange) => void exchanges.push(exchange) };
}
