/** After so many seconds a page with a pass is blank, whether or not the browser follows its refresh. */
export const blankAfterSeconds = 120;

/** The style of every page: calm, large, light and dark, blank in print. */
export const stylesheet = `:root {
  color-scheme: light dark;
  --ground: #f4f5f7; --sheet: #ffffff; --ink: #1b1d21; --quiet: #565b66; --line: #d5d8de;
  --accent: #3b4a9c; --on-accent: #ffffff; --warn-ground: #fff3d6; --warn-ink: #5a4100;
  --digit: #0b5ea8; --capital: #1b1d21; --small: #1b1d21; --symbol: #9a2f6b;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #15171b; --sheet: #1f2228; --ink: #eceef2; --quiet: #a9afbc; --line: #3a3f49;
    --accent: #a9b6ff; --on-accent: #14172b; --warn-ground: #3d3212; --warn-ink: #ffe3a1;
    --digit: #7cc4ff; --capital: #eceef2; --small: #eceef2; --symbol: #ff9ed2;
  }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 1.125rem/1.5 system-ui, "Segoe UI", sans-serif; }
main { max-width: 38rem; margin: 0 auto; min-height: 100vh; padding: 1.5rem 1.25rem 3rem; background: var(--sheet); }
@media (min-width: 44rem) { main { margin: 2.5rem auto; min-height: 0; border: 1px solid var(--line); border-radius: .75rem; padding: 2rem 2.25rem 2.5rem; } }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 1rem; }
h2 { font-size: 1.1rem; margin: 2rem 0 .5rem; }
p { margin: .5rem 0; }
a { color: var(--accent); }
.quiet { color: var(--quiet); font-size: 1rem; }
.problem { border: 1px solid transparent; background: var(--warn-ground); color: var(--warn-ink); border-radius: .5rem; padding: .75rem 1rem; margin: 1rem 0; }
.problem p { margin: .1rem 0; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1rem; margin: 1rem 0; }
dt { color: var(--quiet); }
dd { margin: 0; overflow-wrap: anywhere; }
form { margin-bottom: 1.25rem; }
label { display: block; margin: 1rem 0 .35rem; font-weight: 600; }
input[type=text] { font: inherit; font-size: 1.6rem; letter-spacing: .15em; width: 100%; max-width: 16rem; padding: .5rem .75rem; color: inherit; background: transparent; border: 2px solid var(--quiet); border-radius: .5rem; }
label.check { display: flex; gap: .75rem; align-items: flex-start; font-weight: 400; }
input[type=checkbox] { width: 1.5rem; height: 1.5rem; flex: none; margin: .1rem 0 0; accent-color: var(--accent); }
button { font: inherit; font-weight: 600; margin: 1.25rem 0 0; padding: .75rem 1.5rem; border: 1px solid transparent; border-radius: .5rem; background: var(--accent); color: var(--on-accent); cursor: pointer; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 3px; }
.passcode { font: 600 clamp(1.7rem, 8vw, 2.9rem)/1.3 ui-monospace, "Cascadia Mono", Consolas, monospace; letter-spacing: .06em; overflow-wrap: anywhere; margin: 1rem 0 .25rem; padding: 1rem; border: 2px solid var(--line); border-radius: .5rem; user-select: text; }
.passcode .digit { color: var(--digit); text-decoration: underline dotted 2px; text-underline-offset: .18em; }
.passcode .capital { color: var(--capital); font-weight: 800; }
.passcode .small { color: var(--small); font-weight: 400; }
.passcode .symbol { color: var(--symbol); border: 2px solid; border-radius: .2em; margin: 0 .06em; white-space: pre; }
.spelled { columns: 2 8.5rem; padding-inline-start: 2.1rem; margin: .5rem 0; }
[dir=rtl] .spelled { columns: 2 11rem; }
.spelled li { break-inside: avoid; }
ol.steps { padding-inline-start: 1.6rem; }
ol.steps li { margin: .5rem 0; }
summary { cursor: pointer; padding: .35rem 0; }
details p { overflow-wrap: anywhere; }
.once { animation: blank 1ms linear ${blankAfterSeconds}s forwards; }
.afterwards { position: absolute; max-width: 33rem; margin-inline-end: 1.25rem; animation: blank 1ms linear ${blankAfterSeconds}s reverse both; }
@keyframes blank { to { visibility: hidden; } }
.code { display: block; width: 15rem; max-width: 100%; height: auto; background: #ffffff; fill: #000000; border: 1px solid var(--line); border-radius: .5rem; forced-color-adjust: none; }
img.code { padding: .75rem; image-rendering: pixelated; }
@media (max-width: 23rem) { dl { grid-template-columns: 1fr; gap: 0; } dd + dt { margin-top: .5rem; } }
@media print { body { display: none; } }
`;
