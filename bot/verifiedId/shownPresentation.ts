import type { ShownPresentation } from '../../cards/shownPresentation';
import { presentationTriesLeft } from '../../services/requests/decidePresentation';
import type { Request } from '../../services/requests/request';
import type { World } from '../../services/world';
import { pageAddress } from './pageAddress';

/** What the technician sees of Verified ID; undefined where it is not set up, and once the case has gone on. */
export function shownPresentation(
  { presentations, publicUrl }: World,
  request: Request,
): ShownPresentation | undefined {
  if (presentations === undefined || request.stage !== 'verifying') return undefined;
  const { presentation } = request;
  const state =
    presentation === undefined || presentation.state === 'passed' ? 'offered' : presentation.state;
  const isAwaited = state === 'waiting' || state === 'scanned';
  return {
    state,
    address: presentation === undefined ? '' : pageAddress(publicUrl, presentation.code),
    until: presentation?.until ?? '',
    canAsk: !isAwaited && presentationTriesLeft(request) > 0,
  };
}
