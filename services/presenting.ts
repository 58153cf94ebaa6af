import { randomUUID } from 'node:crypto';
import { apply } from './apply';
import { newLocator } from './codes';
import { Fault } from './faults';
import { partsOfHandOver, stopped } from './killSwitch';
import type { Person } from './policy/facts';
import { faceThreshold } from './policy/presentation';
import type { Vault } from './ports';
import type { Told } from './presentations';
import { no } from './refusals';
import type { Answer } from './refusals';
import { decide } from './requests/decide';
import type { Request } from './requests/request';
import { Secret } from './secret';
import { sameText } from './verifying';
import type { World } from './world';

/** The technician asks for a Verified ID of the subject; nothing is asked of the service that the case would not take. */
export async function present(world: World, by: Person, requestId: string): Promise<Answer<Request>> {
  const { presentations, store, vault } = world;
  const request = await store.read(requestId);
  if (request === undefined || presentations === undefined) return no({ refused: 'requestUnknown' });
  const stop = await stopped(world, partsOfHandOver);
  if (stop !== undefined) return no(stop);
  const now = await store.now();
  const onPaper = decide(request, { kind: 'present', by, id: '', until: now, code: '' }, now);
  if (onPaper.refusal !== undefined) return no(onPaper.refusal);
  if (onPaper.events.length === 0) return { done: request };

  const state = randomUUID();
  const asked = await presentations.ask({
    state,
    apiKey: new Secret(callbackKey(vault, state)),
    threshold: faceThreshold(request.class),
  });
  const code = newLocator();
  const isNew = await store.awaitPresentation({ ...asked, state, code, requestId });
  if (!isNew) throw new Fault('VERIFIED_ID_ANSWER', { retryable: false });
  const { id, expiresAt: until } = asked;
  const answer = await apply(store, requestId, by.id, { kind: 'present', by, id, until, code });
  // Somebody was quicker: what was asked for last is not awaited.
  const isAwaited = 'done' in answer && answer.done.presentation?.id === id;
  if (!isAwaited) await store.dropPresentation(state);
  return answer;
}

/** What became of a post in the service's name; only `heard` may have changed anything. */
export type Hearing = 'wrongKey' | 'unknown' | 'heard';

/** Hears what the service says, when the key fits the state and the state fits the presentation; its word ends it once. */
export async function hear(world: World, apiKey: string, body: string): Promise<Hearing> {
  const { presentations, store, vault, log } = world;
  const told = presentations?.read(body);
  if (told === undefined || !sameText(apiKey, callbackKey(vault, told.state))) return 'wrongKey';
  const awaited = await store.awaitedPresentation({ state: told.state });
  if (awaited?.id !== told.id || presentations === undefined) return 'unknown';
  const { id, news } = told;
  const answer = await apply(
    store,
    awaited.requestId,
    'desk',
    news === 'scanned'
      ? { kind: 'scanned', id }
      : { kind: 'presented', id, outcome: news, terms: presentations.terms },
  );
  if (news !== 'scanned') await store.dropPresentation(told.state);
  if ('done' in answer)
    log.info('presentation:heard', { ref: answer.done.ref, as: newsOf(answer.done, told) });
  return 'heard';
}

/** What the service must show with its word on the presentation of this state; derived, never stored. */
function callbackKey(vault: Vault, state: string): string {
  return vault.mark('verifiedId', [state]);
}

function newsOf({ evidence }: Request, { id, news }: Told): string {
  if (news === 'scanned') return news;
  const item = evidence.find((one) => one.id === id);
  return item?.because ?? item?.result ?? 'ignored';
}
