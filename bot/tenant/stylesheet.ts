/** The style of the report: one file, light and dark, and plain when printed. */
export const stylesheet = `:root {
  color-scheme: light dark;
  --ground: #f4f5f7; --sheet: #ffffff; --ink: #1b1d21; --quiet: #565b66; --line: #d5d8de;
  --pass: #1d6b35; --fail: #a3201d; --exception: #7a4d00; --unknown: #474c57;
  --pass-ground: #e2f3e6; --fail-ground: #fbe4e2; --exception-ground: #fff0d0; --unknown-ground: #e7e9ee;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #15171b; --sheet: #1f2228; --ink: #eceef2; --quiet: #a9afbc; --line: #3a3f49;
    --pass: #8fdba6; --fail: #ffaaa3; --exception: #ffd489; --unknown: #c6cbd6;
    --pass-ground: #173322; --fail-ground: #45191a; --exception-ground: #3d2f10; --unknown-ground: #30343d;
  }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 1rem/1.5 system-ui, "Segoe UI", sans-serif; }
main { max-width: 64rem; margin: 0 auto; padding: 1.5rem 1.25rem 3rem; background: var(--sheet); min-height: 100vh; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 .25rem; }
h2 { font-size: 1.1rem; margin: 2rem 0 .25rem; }
p { margin: .25rem 0; }
.quiet { color: var(--quiet); }
.verdict { font-size: 1.15rem; font-weight: 600; margin: 1rem 0 .5rem; }
.counts { display: flex; flex-wrap: wrap; gap: .5rem; margin: 0; padding: 0; list-style: none; }
.state { display: inline-block; padding: .1rem .6rem; border-radius: 1rem; font-weight: 600; white-space: nowrap; }
.pass { color: var(--pass); background: var(--pass-ground); }
.fail { color: var(--fail); background: var(--fail-ground); }
.exception { color: var(--exception); background: var(--exception-ground); }
.unknown { color: var(--unknown); background: var(--unknown-ground); }
article { display: grid; grid-template-columns: 7rem 1fr; gap: .25rem 1rem; padding: .75rem 0; border-top: 1px solid var(--line); }
article h3 { font-size: 1rem; margin: 0; }
article p { overflow-wrap: anywhere; }
article .todo { margin-top: .35rem; }
article .todo::before { content: "→ "; }
article details { margin-top: .25rem; color: var(--quiet); font-size: .9rem; }
summary { cursor: pointer; }
table { border-collapse: collapse; margin: .5rem 0; }
th, td { text-align: left; vertical-align: top; padding: .35rem 1rem .35rem 0; border-top: 1px solid var(--line); }
thead th { border-top: 0; color: var(--quiet); font-weight: 400; }
@media (max-width: 36rem) { article { grid-template-columns: 1fr; } th, td { display: block; border: 0; padding: .1rem 0; } thead { display: none; } tr { display: block; border-top: 1px solid var(--line); padding: .4rem 0; } }
@media print {
  :root { --ground: #fff; --sheet: #fff; --ink: #000; --quiet: #333; --line: #999; --pass: #000; --fail: #000; --exception: #000; --unknown: #000; --pass-ground: #fff; --fail-ground: #fff; --exception-ground: #fff; --unknown-ground: #fff; color-scheme: light; }
  main { max-width: none; min-height: 0; padding: 0; }
  .state { border: 1px solid #000; }
  details::details-content { content-visibility: visible; block-size: auto; }
  summary { list-style: none; }
  article { break-inside: avoid; }
  h2 { break-after: avoid; }
}
`;
