import type { Card, CardOf } from '../cards/data';
import type { ShownReviewLine, ShownSign, ShownTrail } from '../cards/reviewData';
import type { Problem } from '../cards/shown';
import { modesNow } from '../services/desk/modesNow';
import { minutesAfter } from '../services/requests/moments';
import type { Request } from '../services/requests/request';
import type { Review, ReviewLine, Sign } from '../services/reviews/review';
import { lastScheduled } from '../services/reviews/schedule';
import { scenarios } from '../services/policy/terms';
import { currentWeekly } from '../services/reviewing';
import type { World } from '../services/world';
import { partyOf } from './alertViews';

/** Names beyond these are not shown, so they are not read. */
const linesAtMost = 5;

/** A review as it stands, with the names that the directory has now; `canStart` tells that the reader may have a new one made. */
export async function reviewCard(
  world: World,
  review: Review,
  problem?: Problem,
  canStart = false,
): Promise<CardOf<'review'>> {
  const now = await world.store.now();
  const numbered = review.lines.map((line, number) => ({ line, number, sign: review.signs[line.key] }));
  const open = numbered.filter(({ sign }) => sign === undefined);
  const notOk = numbered.filter(({ sign }) => sign?.ok === false);
  const [first] = review.lines;
  const request =
    review.kind === 'case' && first?.requestId !== undefined
      ? await world.store.read(first.requestId)
      : undefined;
  const signs = Object.values(review.signs).sort((one, other) => (one.at < other.at ? 1 : -1));
  return {
    name: 'review',
    data: {
      id: review.id,
      what: review.kind,
      at: review.openedAt,
      dueAt: review.dueAt,
      late: review.signedAt === undefined && review.dueAt < now,
      all: review.lines.length,
      signed: review.lines.length - open.length,
      open: await shownLines(world, open),
      notOk: await shownLines(world, notOk),
      lastSign: signs[0] && shownSign(signs[0]),
      trail: request && trailOf(request),
      portalLink: request === undefined ? '' : `${world.portalUrl}${request.subject.id}`,
      canStart,
      formSent: false,
      timeZone: world.policy.timeZone,
      problem,
    },
  };
}

/** The weekly review that is open, or the last; for whoever may see it. */
export async function weeklyCard(world: World, isSecurity: boolean): Promise<Card> {
  const review = await currentWeekly(world);
  if (review !== undefined) return await reviewCard(world, review, undefined, isSecurity);
  const { reviews, timeZone } = world.policy;
  const next = minutesAfter(lastScheduled(reviews, timeZone, await world.store.now()), 7 * 24 * 60);
  return { name: 'noReview', data: { canStart: isSecurity, nextAt: next, timeZone } };
}

/** The rules in force, in short; nothing in it is secret. */
export async function policyCard(world: World): Promise<Card> {
  const { policy, store } = world;
  const [desk, now] = await Promise.all([store.desk(), store.now()]);
  return {
    name: 'policy',
    data: {
      version: policy.version,
      rules: scenarios.map((scenario) => {
        const rule = policy.rules[scenario];
        const demands = 'ordinary' in rule ? rule.ordinary : rule;
        return {
          scenario,
          minutes: rule.lifetimeMinutes,
          approvals: demands.approvals,
          sensitiveApprovals: 'sensitive' in rule ? rule.sensitive.approvals : demands.approvals,
          openers: rule.openers,
        };
      }),
      modes: modesNow(desk, now),
      stopped: desk.stopped !== undefined,
      readOut: policy.readOut
        .filter(({ from, until }) => from <= now.slice(0, 10) && now.slice(0, 10) <= until)
        .map(({ scenario, until }) => ({ scenario, until })),
      hours: { from: policy.officeHours.from, to: policy.officeHours.to, timeZone: policy.timeZone },
      caseHours: policy.reviews.caseHours,
      weeklyHours: policy.reviews.weeklyHours,
    },
  };
}

interface Numbered {
  readonly line: ReviewLine;
  readonly number: number;
  readonly sign: Sign | undefined;
}

async function shownLines(world: World, lines: readonly Numbered[]): Promise<readonly ShownReviewLine[]> {
  return await Promise.all(lines.map((one, index) => shownLine(world, one, index < linesAtMost)));
}

/** A line with the name and the case that it is about, where those are shown. */
export async function shownLine(
  world: World,
  { line, number, sign }: Numbered,
  isShown = true,
): Promise<ShownReviewLine> {
  const request = isShown && line.requestId !== undefined && (await world.store.read(line.requestId));
  return {
    number,
    what: line.what,
    code: line.code,
    since: line.since ?? '',
    person: await partyOf(world, isShown ? line.personId : undefined),
    ref: request ? request.ref : '',
    sign: sign && shownSign(sign),
  };
}

function shownSign({ by, at, ok, note }: Sign): ShownSign {
  return { by: by.name, at, ok, note };
}

function trailOf(request: Request): ShownTrail {
  const shown = request.attempts.findLast(({ shownAt }) => shownAt !== undefined);
  const known = [request.requester, request.subject, request.manager, ...request.approvers];
  const opener = known.find((person) => person?.id === request.openedBy);
  return {
    requester: request.requester.name,
    proofs: request.evidence
      .filter(({ result }) => result === 'passed')
      .map(({ kind, byName, at }) => ({ kind, by: byName, at })),
    approvers: request.approvals.map(({ approver, at }) => ({ name: approver.name, at })),
    opener: opener?.name ?? request.openedBy ?? '',
    openedAt: request.openedAt,
    shownAt: shown?.shownAt ?? '',
    usedAt: request.usedAt ?? '',
    registered: request.registered.map(({ label }) => label),
    outcome: request.outcome ?? '',
    closedAt: request.closedAt ?? '',
  };
}
