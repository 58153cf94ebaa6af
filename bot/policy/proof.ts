import cardWords from '../../cards/words/en.json';
import { evidenceKinds, evidenceTraits, takenEvidence } from '../../services/policy/evidence';
import { faceThreshold } from '../../services/policy/presentation';
import { signalFrom, signalKinds, signalWeight } from '../../services/policy/signals';
import type { SignalKind } from '../../services/policy/signals';
import { filled } from '../tenant/worded';
import { say } from './saying';
import type { Statement } from './written';
import words from './words/en.json';

const signs: Readonly<Record<SignalKind, string>> = words.signs;

/** The catalogue of evidence. */
export function evidence(): readonly Statement[] {
  return [
    ...evidenceKinds.map((kind) => {
      const { strength, channel, fromSomebodyElse } = evidenceTraits[kind];
      const from = fromSomebodyElse ? words.fromElse : words.fromTechnician;
      return say(
        `evidence.${kind}`,
        cardWords.evidence[kind],
        [words.strengths[strength], words.channels[channel], from].join(', '),
        takenEvidence.some((one) => one === kind) ? words.taken : words.notTaken,
      );
    }),
    ...(['ordinary', 'sensitive', 'privileged'] as const).map((one) =>
      say(
        `face.${one}`,
        filled(words.faces.label, { class: cardWords.classes[one].toLowerCase() }),
        filled(words.faces.says, { score: faceThreshold(one) }),
        words.bounds.fixed,
      ),
    ),
  ];
}

/** The signs of abuse and what each leads to. */
export function signsOfAbuse(): readonly Statement[] {
  return signalKinds.map((kind) =>
    say(`sign.${kind}`, signs[kind], String(signalFrom(kind)), words.weights[signalWeight(kind)]),
  );
}
