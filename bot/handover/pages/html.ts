/** HTML that is safe to put into HTML. */
export class Html {
  constructor(readonly text: string) {}
}

/** A template in which every value is escaped unless it is Html itself. */
export function html(
  parts: TemplateStringsArray,
  ...values: readonly (string | Html | readonly Html[])[]
): Html {
  const written = values.map((value) => {
    if (value instanceof Html) return value.text;
    return typeof value === 'string' ? escapeHtml(value) : value.map((one) => one.text).join('');
  });
  return new Html(parts.reduce((so, part, index) => so + (written[index - 1] ?? '') + part));
}

/** Text for HTML content and quoted attributes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"'`]/g, (char) => `&#${char.charCodeAt(0)};`);
}

/** Nothing. */
export const nothing = new Html('');
