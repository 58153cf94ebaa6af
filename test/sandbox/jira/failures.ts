import type { Double, DoubleRequest, WireFault } from '../httpsDouble';
import { deskRefusal, platformRefusal } from './answers';

/** What can go wrong with one call; `cut` loses the answer of a call that was carried out. */
export type JiraFailure =
  'throttled' | 'forbidden' | 'unavailable' | 'unreachable' | 'cut' | 'elsewhere' | 'garbled' | 'empty';

/** Makes the next so many reads or writes fail; `throttled` asks for seven seconds, `elsewhere` sends to another host. */
export function failJira(
  double: Pick<Double, 'fault'>,
  failure: JiraFailure,
  on: 'read' | 'write' | 'token',
  times: number,
): void {
  double.fault((request) => kindOf(request) === on, wireFault(failure), times);
}

function kindOf({ method, url }: DoubleRequest): 'read' | 'write' | 'token' | undefined {
  if (url.pathname === '/oauth/token') return 'token';
  if (!url.pathname.includes('/rest/')) return undefined;
  return method === 'GET' ? 'read' : 'write';
}

function wireFault(failure: JiraFailure): WireFault {
  switch (failure) {
    case 'throttled':
      return { ...platformRefusal(429, 'Rate limit exceeded.'), headers: { 'retry-after': '7' } };
    case 'forbidden':
      return deskRefusal(403, 'You are not authorized to perform this operation.');
    case 'unavailable':
      return { status: 503, body: '<html><body>Service unavailable</body></html>' };
    case 'unreachable':
      return 'resetBefore';
    case 'cut':
      return 'resetAfter';
    case 'elsewhere':
      return { status: 302, headers: { location: 'https://169.254.169.254/latest/meta-data' }, body: '' };
    case 'garbled':
      return { doneBut: 'truncated' };
    case 'empty':
      return { doneBut: 'empty' };
  }
}
