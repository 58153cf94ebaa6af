import { z } from 'zod/v4';
import type { SignIn } from '../alerts/record';
import { readAs } from './answer';
import { riskNamed } from './riskEntry';

const shape = z.looseObject({
  id: z.string().min(1),
  createdDateTime: z.iso.datetime({ offset: true }),
  userId: z.guid(),
  correlationId: z.string().nullish(),
  isInteractive: z.boolean().nullish(),
  clientAppUsed: z.string().nullish(),
  ipAddress: z.string().nullish(),
  conditionalAccessStatus: z.string().nullish(),
  riskLevelDuringSignIn: z.string().nullish(),
  status: z.looseObject({ errorCode: z.number() }),
  deviceDetail: z.looseObject({ deviceId: z.string().nullish() }).nullish(),
  location: z.looseObject({ countryOrRegion: z.string().nullish() }).nullish(),
  /** Only beta has it. */
  authenticationDetails: z.array(z.looseObject({ authenticationMethod: z.string().nullish() })).nullish(),
});

/** Clients that ask for a second factor when a policy says so; every other one cannot. */
const modern = /^(browser|mobile apps and desktop clients)$/i;

/** A sign-in as the log has it. Throws Fault GRAPH_ANSWER when the entry cannot be read. */
export function readSignIn(entry: unknown): SignIn {
  const found = readAs(shape, entry);
  const client = found.clientAppUsed ?? '';
  return {
    kind: 'signIn',
    key: `signIn:${found.id}`,
    at: new Date(found.createdDateTime).toISOString(),
    correlation: given(found.correlationId),
    subjectId: found.userId.toLowerCase(),
    errorCode: found.status.errorCode,
    interactive: found.isInteractive !== false,
    withPass: found.authenticationDetails?.some(({ authenticationMethod }) =>
      /temporary access pass/i.test(authenticationMethod ?? ''),
    ),
    ip: given(found.ipAddress),
    country: given(found.location?.countryOrRegion)?.toUpperCase(),
    deviceId: given(found.deviceDetail?.deviceId),
    ...coverOf(found.conditionalAccessStatus),
    legacy: client !== '' && !modern.test(client),
    risk: riskNamed(found.riskLevelDuringSignIn, 'atRisk'),
  };
}

/** What the log does not tell is left out. */
function coverOf(status: string | null | undefined): Pick<SignIn, 'covered'> {
  if (status === 'notApplied') return { covered: false };
  return status === 'success' || status === 'failure' ? { covered: true } : {};
}

function given(text: string | null | undefined): string | undefined {
  return text === null || text === undefined || text === '' ? undefined : text.toLowerCase();
}
