import { disorders, nextReview } from '../../services/policy/ownership';
import { localTime } from '../../services/policy/officeHours';
import { minute } from '../minute';
import { filled } from '../tenant/worded';
import { oneLine } from './saying';
import { sectionsOf } from './sections';
import type { Section, Source } from './written';
import words from './words/en.json';

/** The written policy: what it is, what is not in order with it, and what it says. */
export interface Document {
  readonly title: string;
  readonly meta: readonly (readonly [label: string, text: string])[];
  readonly disorders: readonly string[];
  readonly sections: readonly Section[];
}

/** The document of a policy at a moment; `hash` is that of the text of its file. */
export function documentOf(source: Source, hash: string): Document {
  const { policy, now, live } = source;
  const { version, document, timeZone } = policy;
  const { owner, approvedBy, approvedOn } = document;
  const review = nextReview(document);
  const stated = (text: string): string => (text.trim() === '' ? words.meta.notStated : oneLine(text));
  return {
    title: words.title,
    meta: [
      [words.meta.version, oneLine(version)],
      [words.meta.hash, hash],
      [words.meta.owner, stated(owner)],
      [
        words.meta.approved,
        approvedOn === ''
          ? words.meta.notStated
          : filled(words.meta.approvedBy, { by: stated(approvedBy), on: approvedOn }),
      ],
      [words.meta.review, review ?? words.meta.notStated],
      [words.meta.printed, minute(now)],
      [words.meta.live, live === undefined ? words.meta.liveUnread : words.meta.liveRead],
    ],
    disorders: disorders(document, localTime(timeZone, now).date).map((one) =>
      filled(words.disorders[one], { review: review ?? '' }),
    ),
    sections: sectionsOf(source),
  };
}
