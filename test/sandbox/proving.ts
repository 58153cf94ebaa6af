import { fillIn } from './fillIn';
import { people } from './people';
import type { SandboxPerson } from './people';
import { askForVerifiedId } from './presenting';
import { readBackCode, showing } from './recoveryCase';
import type { Scene } from './scene';
import { actionsOf, textOf } from './teams/card';
import { credentialOf } from './verifiedId/credential';
import { createVisitor } from './visitor';

/** How a caller is proven to be who they say: the manager, a call, a look on video, people who stand beside them, a wallet. */
export type Proof = 'manager' | 'callBack' | 'video' | 'colleague' | 'otherColleague' | 'verifiedId';

/** A case as far as those who prove and approve must know it. */
export interface Proving {
  readonly subject: SandboxPerson;
  readonly technician: SandboxPerson;
  readonly manager: SandboxPerson;
}

/** Gives one proof, by whoever gives it, on the card that they were sent. */
export async function prove(
  scene: Scene,
  { subject, technician, manager }: Proving,
  proof: Proof,
): Promise<void> {
  const desk = scene.teams.person(technician);
  const status = await desk.sees(showing('Prove who is calling', subject));
  const beside = async (colleague: SandboxPerson): Promise<void> => {
    await fillIn(desk, status, 'attest', { attester: colleague.upn });
    await vouch(colleague, 'standing beside you');
  };
  const vouch = async (voucher: SandboxPerson, question: string): Promise<void> => {
    const chat = scene.teams.person(voucher);
    await chat.press(await chat.sees(showing(question, subject)), 'vouch', { note: 'Face and badge' });
  };
  switch (proof) {
    case 'manager':
      await vouch(manager, 'Is this really');
      return;
    case 'callBack':
      await desk.press(status, 'readBack', { code: readBackCode(status) });
      return;
    case 'video':
      await fillIn(desk, status, 'video', { note: 'Photo on file and badge' });
      return;
    case 'colleague':
      await beside(people.atle);
      return;
    case 'otherColleague':
      await beside(people.mona);
      return;
    case 'verifiedId': {
      const page = await askForVerifiedId(scene, status, subject, technician);
      await scene.verifiedId.show(page.link, credentialOf(subject));
    }
  }
}

/** Approves on the card, or, where the card has only a link, on its page after a fresh sign-in; returns what was decided on. */
export async function approveAs(
  scene: Scene,
  subject: SandboxPerson,
  approver: SandboxPerson,
): Promise<string> {
  const chat = scene.teams.person(approver);
  const card = await chat.sees(showing('pprove a pass\\?', subject));
  const asked = textOf(card.card);
  const { url } = actionsOf(card.card).find((action) => action.url.includes('/approve/')) ?? {};
  if (url === undefined) await chat.press(card, 'approve');
  else {
    const { pathname } = new URL(url);
    const browser = createVisitor(scene);
    await browser.submit(pathname, await browser.signIn(pathname, approver), {});
  }
  return asked;
}
