import { isAwaited } from '../../services/requests/decidePresentation';
import type { World } from '../../services/world';
import { goneAnswer, pageAnswer } from '../handover/answers';
import { presentPage } from '../handover/pages/presentPage';
import { shortName } from '../handover/shortName';
import type { Handler } from '../http';
import { typedCode } from './pageAddress';

/** How often the page looks again, in seconds. */
const refresh = '5';

/** The subject's page while a presentation is awaited; before, after and otherwise there is nothing. It changes nothing. */
export function presentationPage({ store, policy }: World): Handler {
  return async (http) => {
    const code = typedCode(http.params['code'] ?? '');
    const awaited = code === undefined ? undefined : await store.awaitedPresentation({ code });
    const request = awaited && (await store.read(awaited.requestId));
    if (request === undefined || !isAwaited(request, await store.now(), awaited?.id)) return goneAnswer(http);
    const take = request.presentation?.state === 'waiting' ? awaited : undefined;
    const page = presentPage({
      name: shortName(request.subject.name),
      until: { at: request.presentation?.until ?? '', timeZone: policy.timeZone },
      take,
    });
    return pageAnswer(http, 200, page, { picture: take !== undefined, refresh });
  };
}
