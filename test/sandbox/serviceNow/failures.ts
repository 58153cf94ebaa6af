import type { Double, DoubleRequest, WireFault } from '../httpsDouble';
import { refusal } from './tableApi';

/** What can go wrong with one call; `cut` loses the answer of a call that was carried out. */
export type DeskFailure =
  | 'throttled'
  | 'throttledUntil'
  | 'forbidden'
  | 'unavailable'
  | 'unreachable'
  | 'cut'
  | 'elsewhere'
  | 'garbled';

/** Makes the next so many reads or writes fail; `throttled` asks for seven seconds, `elsewhere` sends to another host. */
export function failDesk(
  double: Pick<Double, 'fault'>,
  failure: DeskFailure,
  on: 'read' | 'write' | 'token',
  times: number,
): void {
  double.fault((request) => kindOf(request) === on, wireFault(failure), times);
}

function kindOf({ method, url }: DoubleRequest): 'read' | 'write' | 'token' | undefined {
  if (url.pathname === '/oauth_token.do') return 'token';
  if (!url.pathname.startsWith('/api/now/')) return undefined;
  return method === 'GET' ? 'read' : 'write';
}

function wireFault(failure: DeskFailure): WireFault {
  switch (failure) {
    case 'throttled':
      return { ...refusal(429, 'Rate limit exceeded', null), headers: { 'retry-after': '7' } };
    case 'throttledUntil':
      return {
        ...refusal(429, 'Rate limit exceeded', null),
        headers: { 'retry-after': new Date(Date.now() + 60_000).toUTCString() },
      };
    case 'forbidden':
      return refusal(403, 'User Not Authorized', 'Failed API level ACL Validation');
    case 'unavailable':
      return { status: 503, body: '<html><body>Service Unavailable</body></html>' };
    case 'unreachable':
      return 'resetBefore';
    case 'cut':
      return 'resetAfter';
    case 'elsewhere':
      return { status: 302, headers: { location: 'https://169.254.169.254/latest/meta-data' }, body: '' };
    case 'garbled':
      return { status: 200, headers: { 'content-type': 'application/json' }, body: '{"result":[' };
  }
}
