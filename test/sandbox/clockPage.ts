import { startDouble } from './httpsDouble';
import type { Double, DoubleRequest, DoubleResponse } from './httpsDouble';
import { sandboxPage } from './html';
import { route } from './routes';
import type { TenantWorld } from './tenantWorld';

const jumps = [5, 15, 30, 60, 24 * 60];

/** A page with which a person moves the sandbox's clock forward. */
export async function startClockPage(world: TenantWorld, port: number | undefined): Promise<Double> {
  const page = (): DoubleResponse => ({
    status: 200,
    body: sandboxPage(
      'The clock (sandbox)',
      `<p>It is ${world.clock.now().toUTCString()}.</p><form method="post">${jumps
        .map(
          (minutes) =>
            `<button name="minutes" value="${minutes}">${minutes < 120 ? `${minutes} minutes` : '1 day'} on</button>`,
        )
        .join('')}</form>`,
    ),
  });
  const move = (request: DoubleRequest): DoubleResponse => {
    const minutes = Number(new URLSearchParams(request.body).get('minutes'));
    if (jumps.includes(minutes)) world.clock.move(minutes * 60_000);
    return page();
  };
  const routes = [
    { method: 'GET', path: /^\/$/, answer: page },
    { method: 'POST', path: /^\/$/, answer: move },
  ];
  return await startDouble(
    'clock page',
    (request) => route(routes, request)?.() ?? { status: 404, body: '' },
    { recorder: world.recorder, ...(port === undefined ? {} : { port }) },
  );
}
