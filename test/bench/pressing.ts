import { Agent, request } from 'node:http';
import { randomUUID } from 'node:crypto';
import words from '../../cards/words/en.json';
import { quantile } from './spread';

/** One press: to which port, and what is sent. */
export interface Shot {
  readonly port: number;
  readonly body: string;
}

/** What came of presses: how many a second, and how long (ms) half of them and nearly all took at most. */
export interface Pressed {
  readonly presses: number;
  readonly perSecond: number;
  readonly half: number;
  readonly nearlyAll: number;
}

/** Who presses, each in an own loop and each next press when the last was answered, for so long (ms). */
export async function press(
  hands: readonly (() => Shot)[],
  authorization: string,
  forMs: number,
): Promise<Pressed> {
  const agent = new Agent({ keepAlive: true, maxSockets: hands.length });
  const took: number[] = [];
  const from = performance.now();
  await Promise.all(
    hands.map(async (next) => {
      while (performance.now() - from < forMs) {
        const began = performance.now();
        await sent(agent, next(), authorization);
        took.push(performance.now() - began);
      }
    }),
  );
  const seconds = (performance.now() - from) / 1_000;
  agent.destroy();
  return {
    presses: took.length,
    perSecond: took.length / seconds,
    half: quantile(took, 0.5),
    nearlyAll: quantile(took, 0.95),
  };
}

/** An answer that does not say that it was done ends the bench: a refusal is quicker than the work. */
async function sent(agent: Agent, { port, body }: Shot, authorization: string): Promise<void> {
  const answer = await new Promise<{ status: number; text: string }>((resolve, reject) => {
    const headers = {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
      authorization,
    };
    const asking = request(
      { host: '127.0.0.1', port, path: '/api/messages', method: 'POST', agent, headers },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => {
          resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString('utf8') });
        });
        response.on('error', reject);
      },
    );
    asking.on('error', reject);
    asking.end(body);
  });
  if (answer.status !== 200 || !answer.text.includes(words.cards.form.sent.changeOpener))
    throw new Error(`a press was answered with ${answer.status} ${answer.text.slice(0, 300)}`);
}

/** Presses on one case that change who opens it, to and fro; every one is an event. */
export function changing(caseId: string, ports: readonly number[], base: object): () => Shot {
  let count = 0;
  return () => {
    count += 1;
    const data = { id: caseId, opener: count % 2 === 1 ? 'manager' : 'subject', form: 'own' };
    const body = JSON.stringify({
      ...base,
      id: randomUUID(),
      type: 'invoke',
      name: 'adaptiveCard/action',
      replyToId: 'card',
      value: { action: { type: 'Action.Execute', verb: 'changeOpener', data }, trigger: 'manual' },
    });
    return { port: ports[count % ports.length] ?? 0, body };
  };
}
