import { Writable } from 'node:stream';

/** A place for the product's log that keeps every line for the tests to search. */
export function createLogLines(): { readonly stream: Writable; readonly lines: string[] } {
  const lines: string[] = [];
  const stream = new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk));
      done();
    },
  });
  return { stream, lines };
}
