import { z } from 'zod/v4';
import { Fault } from '../faults';
import type { Passes } from '../ports';
import { Secret } from '../secret';
import { readAs } from './answer';
import { Refused, known } from './client';
import type { GraphClient } from './client';
import type { Lane } from './lane';
import { isPass, readMethod, readPass } from './methods';
import { path } from './path';
import { mayManage } from './mayManage';

const created = z.looseObject({ temporaryAccessPass: z.string().min(1) });

/** Passes and methods: looked at by the front, made with a technician's lent token, deleted by the reaper or under that token. */
export function createPasses(
  front: GraphClient,
  reaper: GraphClient,
  lane: Lane,
  clientOf: (authority: Secret) => GraphClient,
): Passes {
  return {
    async look(subjectId) {
      lane.pass();
      const entries = await front.list(path`/users/${subjectId}/authentication/methods`);
      const pass = entries.find(isPass);
      return { pass: pass === undefined ? undefined : readPass(pass), methods: entries.map(readMethod) };
    },
    turn: (watched) => lane.wait(watched),
    async create(subjectId, lifetimeMinutes, authority) {
      lane.pass();
      const answer = await make(clientOf(authority), subjectId, lifetimeMinutes);
      try {
        const { temporaryAccessPass } = readAs(created, answer);
        return { pass: readPass(answer), passcode: new Secret(temporaryAccessPass) };
      } catch {
        // The pass exists, but what was told of it cannot be used: it must be looked for and deleted.
        throw new Fault('GRAPH_AMBIGUOUS', { retryable: false });
      }
    },
    async remove(subjectId, passId, authority) {
      lane.pass();
      try {
        await (authority === undefined ? reaper : clientOf(authority)).send(
          'DELETE',
          path`/users/${subjectId}/authentication/temporaryAccessPassMethods/${passId}`,
        );
      } catch (error) {
        if (error instanceof Refused && error.refusal.status === 404) return;
        throw known(error);
      }
    },
    mayManage: (subjectId, technicianId, authority, subjectClass) => {
      lane.pass();
      return mayManage(front, clientOf(authority), subjectId, technicianId, subjectClass);
    },
  };
}

async function make(technician: GraphClient, subjectId: string, lifetimeInMinutes: number): Promise<unknown> {
  try {
    return await technician.send(
      'POST',
      path`/users/${subjectId}/authentication/temporaryAccessPassMethods`,
      {
        lifetimeInMinutes,
        isUsableOnce: true,
      },
    );
  } catch (error) {
    throw createFault(error);
  }
}

/** A create whose outcome is unknown must never look like one that failed. */
function createFault(error: unknown): unknown {
  if (!(error instanceof Refused)) {
    return error instanceof Fault ? new Fault('GRAPH_AMBIGUOUS', { retryable: false, cause: error }) : error;
  }
  const { status, message, vendorId } = error.refusal;
  if (status >= 500) return new Fault('GRAPH_AMBIGUOUS', { retryable: false, status, vendorId });
  if (/LifetimeInMinutes/i.test(message))
    return new Fault('GRAPH_LIFETIME', { retryable: false, status, vendorId });
  if (/UserCredentialPolicy/i.test(message))
    return new Fault('GRAPH_NOT_IN_SCOPE', { retryable: true, status, vendorId });
  if (/external guest/i.test(message))
    return new Fault('GRAPH_GUEST', { retryable: false, status, vendorId });
  return known(error);
}
