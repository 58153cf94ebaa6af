import type { Concern } from './concern';

/** A place where people read about a concern, and which look it should have now. */
export interface Place {
  /** Unique within the concern: `card` is the channel's, `person:<object id>` a person's. */
  readonly name: string;
  readonly to: { readonly person: string } | 'notices';
  readonly look: string;
  /** Post anew although an older message exists, because an edit would not be noticed. */
  readonly repost: boolean;
}

/** Everything that should be readable about a concern now; what differs from `told` is to be sent. */
export function placesOf(concern: Concern): readonly Place[] {
  const look = lookOf(concern);
  const card: Place = { name: 'card', to: 'notices', look, repost: isNews(concern, 'card') };
  return [
    ...(concern.held ? [] : [card]),
    ...concern.escalatedTo.map(({ id }) => {
      const name = `person:${id}`;
      return { name, to: { person: id }, look, repost: isNews(concern, name) };
    }),
  ];
}

/** What can be seen of it: a different text means a different card. The step comes first. */
function lookOf(concern: Concern): string {
  const { escalated, severity, count, acknowledged, resolved, pass, deeds } = concern;
  return [
    escalated,
    severity,
    count,
    acknowledged?.at ?? '',
    resolved?.at ?? '',
    pass?.id ?? '',
    ...Object.entries(deeds).map(([what, { state, by }]) => `${what}:${state}:${by.length}`),
  ].join('/');
}

/** Whether it was passed on again since this place was told. */
function isNews({ escalated, told }: Concern, name: string): boolean {
  const [step = ''] = told[name]?.look.split('/') ?? [];
  return told[name] !== undefined && Number(step) < escalated;
}
