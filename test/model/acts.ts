import { randomUUID } from 'node:crypto';
import type fc from 'fast-check';
import { contentHash, readBackCode } from '../../services/codes';
import { approve, deny } from '../../services/deciding';
import { cancel, revoke } from '../../services/ending';
import { handOver } from '../../services/handOver';
import { lend } from '../../services/lending';
import { open } from '../../services/opening';
import { nextAttempt } from '../../services/requests/decideHandOver';
import { readBackTriesLeft } from '../../services/requests/decideEvidence';
import { Secret } from '../../services/secret';
import { readBack, vouch } from '../../services/verifying';
import { apps, people, tenantId } from '../sandbox/people';
import type { SandboxPerson } from '../sandbox/people';
import { quick } from '../sandbox/scene';
import type { Surroundings } from '../sandbox/surroundings';
import { Act } from './act';
import type { Real } from './act';
import { closed, nothingYet, opened, proven, submitted, timePassed } from './plainCase';
import type { PlainCase } from './plainCase';

const { tara, theo, mona, anna } = people;

/** A technician opens a case. */
export const opening = new Act(
  'open',
  (plain) => {
    if (plain.stage !== 'none' && plain.stage !== 'closed') return false;
    const { now, failed, abandoned } = plain;
    Object.assign(plain, { ...nothingYet(now), failed, abandoned, stage: 'verifying', openedAt: now });
    return true;
  },
  async (_request, { world, subject, ticket }) =>
    await open(
      world,
      tara,
      {
        scenario: 'recovery',
        picked: '',
        upn: subject.upn,
        ticket,
        reason: 'Phone stolen',
        opener: 'subject',
        removeLost: '',
      },
      { subjectId: subject.id, message: randomUUID(), receipt: 'receipt' },
    ),
  // A passkey, an earlier pass and failed proofs change what is asked for: that is told elsewhere.
  ({ usedAt, shown, failed, abandoned }) => usedAt === 0 && shown === 0 && failed < 2 && abandoned < 3,
);

const vouching = (yes: boolean): Act =>
  new Act(
    yes ? 'vouch' : 'disown',
    (plain) => {
      if (plain.vouched !== undefined) return true;
      if (plain.stage !== 'verifying') return false;
      plain.vouched = { yes, at: plain.now };
      if (!yes) plain.failed += 1;
      submitted(plain);
      return true;
    },
    async ({ id }, { world }) => await vouch(world, mona, id, yes ? 'yes' : 'no', 'Spoke on video'),
  );

const readingBack = (right: boolean): Act =>
  new Act(
    right ? 'read back' : 'read back wrongly',
    (plain) => {
      if (plain.stage !== 'verifying') return false;
      if (plain.calledAt !== undefined) return true;
      if (plain.wrongReadBacks === 3) return false;
      if (!right) {
        plain.wrongReadBacks += 1;
        if (plain.wrongReadBacks === 3) plain.failed += 1;
        return false;
      }
      plain.calledAt = plain.now;
      submitted(plain);
      return true;
    },
    async (request, { world }) => {
      const code = readBackCode(world.vault, request);
      const wrong = code === '000000' ? '111111' : '000000';
      return await readBack(world, tara, request.id, right ? code : wrong, readBackTriesLeft(request));
    },
  );

const approving = (by: SandboxPerson): Act =>
  new Act(
    `approve as ${by.name}`,
    (plain) => {
      // A second press of the one who approved says what the first said.
      if (by === anna && plain.approvedAt !== undefined) return true;
      if (by !== anna || plain.stage !== 'awaitingApproval' || !proven(plain)) return false;
      Object.assign(plain, { stage: 'prepared', approvedAt: plain.now });
      return true;
    },
    async (request, { world }) => await approve(world, by, request.id, contentHash(request)),
  );

const denying = new Act(
  'deny',
  (plain) => {
    if (plain.stage !== 'awaitingApproval') return false;
    closed(plain);
    return true;
  },
  async ({ id }, { world }) => await deny(world, anna, id, 'Not known'),
  ({ stage, approvedAt }) => stage !== 'none' && stage !== 'closed' && approvedAt === undefined,
);

const ending = (by: SandboxPerson, how: typeof cancel | typeof revoke): Act =>
  new Act(
    `${how.name} as ${by.name}`,
    (plain) => {
      if (how === cancel && by !== tara && plain.stage !== 'closed') return false;
      closed(plain);
      return true;
    },
    async ({ id }, { world }) => await how(world, by, id),
  );

const lending = (by: SandboxPerson): Act =>
  new Act(
    `ready as ${by.name}`,
    (plain) => {
      if (by !== tara || (plain.stage !== 'prepared' && plain.stage !== 'ready')) return false;
      opened(plain);
      return true;
    },
    async ({ id }, { world, scene }) => await lend(world, by, id, await authorityOf(scene, by)),
  );

const handingOver = (right: boolean): Act =>
  new Act(
    right ? 'hand over' : 'hand over with a wrong code',
    (plain) => {
      const isOpen = plain.stage === 'ready' || plain.stage === 'handedOver' || plain.stage === 'used';
      if (!isOpen || plain.stage === 'used' || plain.now >= plain.readyUntil) return false;
      if (!right) {
        plain.wrongCodes += 1;
        return false;
      }
      if (plain.shown === 2) return false;
      Object.assign(plain, { stage: 'handedOver', shown: plain.shown + 1, shownAt: plain.now });
      return true;
    },
    async (request, real) => {
      const from = right ? 'subject' : 'stranger';
      const form = { attempt: nextAttempt(request), proof: { how: 'claimCode' as const, right, from } };
      const answer = await handOver(real.world, request, form, quick.patience);
      if ('done' in answer) real.passcode = answer.done.passcode.reveal((passcode) => passcode);
      return answer;
    },
    // The fifth wrong code locks: that is told elsewhere.
    ({ stage, wrongCodes }) => stage !== 'none' && (right || wrongCodes < 3),
  );

const using = (registers: boolean): Act =>
  new Act(
    registers ? 'sign in and register a passkey' : 'sign in',
    (plain) => {
      Object.assign(plain, { stage: registers ? 'closed' : 'used', usedAt: plain.now + 1 });
      return true;
    },
    (_request, { scene, subject, passcode }) => {
      const session = scene.subject.signIn(subject.upn, passcode);
      if (session === undefined) throw new Error('the pass does not work');
      if (registers) scene.subject.register(session, 'fido2');
      return Promise.resolve({ done: undefined });
    },
    ({ stage }) => stage === 'handedOver',
  );

const waiting = new Act(
  'wait 17 minutes',
  (plain) => {
    timePassed(plain, 17);
    return true;
  },
  (_request, { scene }) => {
    scene.clock.move(17 * 60_000);
    return Promise.resolve({ done: undefined });
  },
  () => true,
);

async function authorityOf(scene: Surroundings, { id }: SandboxPerson): Promise<Secret> {
  const claims = {
    aud: scene.graph.url,
    tid: tenantId,
    oid: id,
    appid: apps.signIn.clientId,
    scp: 'UserAuthMethod-TAP.ReadWrite.All',
  };
  return new Secret(await scene.login.signer.sign(claims, 3_599));
}

/** The acts of a case that goes well, in their order. */
export const goodWay: readonly Act[] = [
  ...[opening, vouching(true), readingBack(true), approving(anna), lending(tara), handingOver(true)],
  using(true),
];

/** The acts of a case that goes well come more often, so that many runs go on to its end. */
export const acts: readonly fc.AsyncCommand<PlainCase, Real>[] = [
  ...goodWay.slice(0, -1).flatMap((act) => [act, act, act]),
  ...[vouching(false), readingBack(false), approving(tara), approving(mona), approving(theo), denying],
  ...[ending(tara, cancel), ending(theo, cancel), ending(theo, revoke), lending(theo), handingOver(false)],
  ...[using(true), using(false), waiting, waiting],
];
