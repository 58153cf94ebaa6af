import type { Guard } from './guard';

/** Who signs a review, what signing all of it means, and what a late one holds back. */
export const guardsOfReviews: readonly Guard[] = [
  {
    guards: 'review: only security signs it off, as the directory says at the press',
    file: 'services/reviewing.ts',
    from: `): Promise<Answer<Review>> {
  if (!(await isIn(world, by.id, world.groupIds.security))) return no({ refused: 'notSecurity' });
  return await put(`,
    to: `): Promise<Answer<Review>> {
  return await put(`,
    test: 'test/stories/reviews',
    only: 'after a privileged case',
    slow: true,
  },
  {
    guards: 'review: a late one after a privileged case holds the next privileged case back',
    file: 'services/reviewing.ts',
    from: '  if (late === undefined) return undefined;\n',
    to: `  if (late === undefined || late.id !== '') return undefined;\n`,
    test: 'test/stories/reviews',
    only: 'after a privileged case',
    slow: true,
  },
  {
    guards: 'review: nobody signs a line in which they had a part, or about themselves',
    file: 'services/reviews/decide.ts',
    from: `  if ([...line.involved, line.personId].includes(person.id.toLowerCase())) return no('ownLineOfReview');
`,
    to: '',
    test: 'test/reviews/signing',
  },
  {
    guards: 'review: whoever asked, proved, approved or opened had a part in a case',
    file: 'services/reviews/involvedIn.ts',
    from: '    ...approvals.map(({ approver }) => approver.id),\n',
    to: '',
    test: 'test/reviews/signing',
  },
  {
    guards: 'review: the weekly one knows who had a part in a case, too',
    file: 'services/reviews/weekly.ts',
    from: 'involved: request === undefined ? [] : involvedIn(request),',
    to: 'involved: [],',
    test: 'test/reviews/weekly',
  },
  {
    guards: 'review: it is signed when every line is, not when one is',
    file: 'services/reviews/evolve.ts',
    from: 'review.lines.every(({ key }) => signs[key] !== undefined)',
    to: 'review.lines.some(({ key }) => signs[key] !== undefined)',
    test: 'test/reviews/signing',
  },
  {
    guards: 'review: what was first said of a line stays',
    file: 'services/reviews/decide.ts',
    from: '  if (sign !== undefined)\n',
    to: '  if (sign !== undefined && sign.by.id === person.id && sign.ok === ok)\n',
    test: 'test/reviews/signing',
  },
  {
    guards: 'review: what is not in order takes a note',
    file: 'services/reviews/decide.ts',
    from: "  if (!ok && note === '') return no('noteMissing');\n",
    to: '',
    test: 'test/reviews/signing',
  },
  {
    guards: 'review: every privileged case that is over asks for one',
    file: 'services/requests/wantsReview.ts',
    from: "rule.scenario === 'privileged' && reviewId",
    to: "rule.scenario === 'privileged' && stage !== 'closed' && reviewId",
    test: 'test/reviews/signing',
  },
  {
    guards: 'review: what could not be read is a line of its own, not a quiet week',
    file: 'services/reviews/weekly.ts',
    from: "    ...facts.unseen.map((code) => line({ key: `unseen:${code}`, what: 'unseen', code, since: undefined })),\n",
    to: '',
    test: 'test/reviews/weekly',
  },
];
