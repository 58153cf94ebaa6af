import type { NamedOpener } from '../namedOpener';
import type { PageLanguage } from './language';

/** Who opens the page: by name, or in words where it may be one of several. */
export function openerText({ words: { open } }: PageLanguage, { name, oneOf }: NamedOpener): string {
  return name || open[oneOf];
}
