import { html } from './html';
import type { Html } from './html';
import type { PageLanguage } from './language';

/** A page, in the language of whoever reads it. */
export type View = (language: PageLanguage) => string;

/** A whole page around its content: neutral title, no script, nothing to preview. */
export function layout(content: (language: PageLanguage) => Html): View {
  return (language) => [...frame(language, content(language))].join('');
}

/** The page as pieces, so that a passcode can be written between two of them. */
export function frame(
  { code, direction, words }: PageLanguage,
  ...pieces: readonly Html[]
): readonly string[] {
  const head = html`<!doctype html>
<html lang="${code}" dir="${direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${words.title}</title>
<link rel="stylesheet" href="/assets/page.css">
</head>
<body>
<main>
`;
  const foot = html`
</main>
</body>
</html>
`;
  return [head.text, ...pieces.map((piece) => piece.text), foot.text];
}
