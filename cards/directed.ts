import type { CardLanguage } from './language';

/** A template whose card, and each card inside it, says which language it speaks and, where it is not the usual one, which way it runs. */
export function directed<T>(template: T, { code, direction }: Pick<CardLanguage, 'code' | 'direction'>): T {
  return JSON.parse(
    JSON.stringify(template, (_name, value: unknown) =>
      isCard(value) ? { ...value, lang: code, ...(direction === 'rtl' ? { rtl: true } : {}) } : value,
    ),
  ) as T;
}

function isCard(value: unknown): value is object {
  return typeof value === 'object' && value !== null && 'type' in value && value.type === 'AdaptiveCard';
}
