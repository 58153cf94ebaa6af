/**
 * Whether a text holds a word of the shape of a passcode: 8 to 48 characters of three kinds (small, capital, digit, symbol)
 * that no word, number, name or address is made of. Shape alone: there is nothing to compare it with.
 */
export function hasPasscodeShape(text: string): boolean {
  return text
    .slice(0, textAtMost)
    .split(/\s+/)
    .some((word) => variants(word).some(looksDrawn));
}

const textAtMost = 4_000;

/** What is drawn changes from one kind to the next after so many characters; what is written goes on for longer. */
const shortPieces = 2;

const apostrophe = /(?<=[A-Za-z])'(?=[A-Za-z])/g;

/** What the desk and people write that is of many kinds of characters, and drawn by nobody. */
const known: readonly RegExp[] = [
  /^TAP-[A-Z2-9]{6}$/i,
  /^[A-Z][A-Z0-9_]{1,9}-\d+$/,
  /^(?:DESKTOP|LAPTOP|WIN)-[A-Z0-9]{7,11}$/,
  /^[\w.+#-]+@[\w-]+(?:\.[\w-]+)+$/,
  /^(?:[a-z]+:\/\/)?(?:[\w-]+\.)+[a-z]{2,}(?::\d+)?(?:[/?#]\S*)?$/i,
  /^[a-z]+:\/\/\S+$/i,
  /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i,
  /^[\d.:/+()TZ-]+$/,
  /^[a-z]+[/-]?\d+(?:\.\d+)+$/i,
];

/** A word as it stands, and without what a sentence puts around it. */
function variants(word: string): readonly string[] {
  const bare = word.replace(/^[("'“‘[<*_`]+/, '').replace(/[)"'”’\]>*_`.,;:!?…]+$/, '');
  return bare === word ? [word] : [word, bare];
}

function looksDrawn(word: string, _index: number, all: readonly string[]): boolean {
  const isLong = word.length >= 8 && word.length <= 48;
  if (!isLong || !/^[!-~]+$/.test(word) || all.some((one) => known.some((shape) => shape.test(one))))
    return false;
  const kinds = [/[a-z]/, /[A-Z]/, /[0-9]/, /[^a-zA-Z0-9]/].filter((kind) => kind.test(word));
  if (kinds.length < 3) return false;
  const pieces = word.replace(apostrophe, '').match(/[A-Z]?[a-z]+|[A-Z]+|\d+|[^a-zA-Z0-9]+/g) ?? [];
  return word.length / pieces.length <= shortPieces || !parts(word).every(isPlain);
}

/** A word between its symbols; an apostrophe belongs to the word. */
function parts(word: string): readonly string[] {
  return word
    .replace(apostrophe, '')
    .split(/[^a-zA-Z0-9]+/)
    .filter((part) => part !== '');
}

/** Whether people write it: a word, an acronym, a number, both, or a few of them in one, as in PowerPoint or iPhone15. */
function isPlain(part: string): boolean {
  if (/^(?:\d+[A-Za-z]{0,3}|[A-Z]{1,5}\d{0,10}|[A-Z]{1,5}s)$/.test(part)) return true;
  const runs = part.match(/[A-Z]?[a-z]+|[A-Z]+|\d+/g) ?? [];
  return (runs.length === 1 || part.length / runs.length >= shortPieces) && runs.every(isSpoken);
}

/** Whether a run of letters or digits can be said: a longer one has a vowel, and not one consonant after the other. */
function isSpoken(run: string): boolean {
  if (/^\d+$/.test(run) || run.length < 4) return true;
  return /[aeiouy]/i.test(run) && !/[^aeiouy]{5}/i.test(run);
}
