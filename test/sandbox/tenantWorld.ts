import { startDouble } from './httpsDouble';
import type { Double } from './httpsDouble';
import { createClock } from './clock';
import type { Clock } from './clock';
import { desks } from './desks';
import type { DeskName } from './desks';
import type { SandboxDesk } from './sandboxDesk';
import { startDesk } from './serviceNow/serviceNow';
import type { DeskDouble } from './serviceNow/serviceNow';
import { startGraph } from './graph/graph';
import type { GraphDouble } from './graph/graph';
import { startLogin } from './login/login';
import type { Login } from './login/login';
import { startPortal } from './portal/portal';
import type { Portal } from './portal/portal';
import { createRecorder } from './recorder';
import type { Recorder } from './recorder';
import { startSiem } from './siem';
import type { SiemDouble } from './siem';
import { startSubjectSide } from './subject/subject';
import type { SubjectSide } from './subject/subject';
import { startVerifiedId } from './verifiedId/verifiedId';
import type { VerifiedIdDouble } from './verifiedId/verifiedId';

/** Fixed ports for people who type addresses; none for tests. */
export interface WorldPorts {
  readonly login: number;
  readonly graph: number;
  readonly desk: number;
  readonly subject: number;
  readonly verifiedId: number;
  readonly portal: number;
}

/** Everything outside the product except Teams: tenant, sign-in, service desk, the subject's own side, the clock. */
export interface TenantWorld {
  readonly clock: Clock;
  readonly clockDouble: Double;
  readonly recorder: Recorder;
  readonly login: Login;
  readonly graph: GraphDouble;
  /** The simulated ServiceNow, which also runs beside any other desk. */
  readonly desk: DeskDouble;
  /** The desk that the product works with. */
  readonly serviceDesk: SandboxDesk;
  readonly subject: SubjectSide;
  readonly verifiedId: VerifiedIdDouble;
  readonly portal: Portal;
  readonly siem: SiemDouble;
  close(): Promise<void>;
}

/** Starts the doubles on loopback; the product works with the named desk. */
export async function startTenantWorld(
  ports?: WorldPorts,
  deskName: DeskName = 'servicenow',
  recorder = createRecorder(),
): Promise<TenantWorld> {
  const clock = createClock();
  const clockDouble = await startDouble(
    'clock',
    () => ({ status: 200, body: { offsetMs: clock.offsetMs() } }),
    { recorder },
  );
  const login = await startLogin(recorder, ports?.login);
  const graph = await startGraph(recorder, clock, login, ports?.graph);
  const desk = await startDesk(
    recorder,
    clock,
    desks[deskName] === desks.servicenow ? ports?.desk : undefined,
  );
  const serviceDesk = await desks[deskName]({ recorder, clock, desk, port: ports?.desk });
  const subject = await startSubjectSide(recorder, graph.tenant, ports?.subject);
  const verifiedId = await startVerifiedId(recorder, clock, login, ports?.verifiedId);
  const portal = await startPortal(recorder, graph.tenant, ports?.portal);
  const siem = await startSiem(recorder);
  return {
    clock,
    clockDouble,
    recorder,
    login,
    graph,
    desk,
    serviceDesk,
    subject,
    verifiedId,
    portal,
    siem,
    async close() {
      await Promise.all(
        [clockDouble, login, graph, desk, serviceDesk, subject, verifiedId, portal, siem].map((double) =>
          double.close(),
        ),
      );
    },
  };
}
