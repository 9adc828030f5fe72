/** Sober, like the printed document; nothing is told by colour alone, and every pair of colours has a contrast of 7 or more. */
export const STYLE = `
:root { color-scheme: light dark; --ink: #111; --paper: #fff; --desk: #eceae5; --faint: #444; --rule: #111; --link: #0b3d78 }
@media (prefers-color-scheme: dark) {
  :root { --ink: #ece9e2; --paper: #1b1b1a; --desk: #111; --faint: #c2beb4; --rule: #ece9e2; --link: #a9cbf5 }
}
* { box-sizing: border-box }
html { background: var(--desk); -webkit-text-size-adjust: 100% }
body { font: 1.0625rem/1.55 'Times New Roman', 'Liberation Serif', 'Noto Naskh Arabic', 'Noto Serif', Georgia, serif;
  color: var(--ink); background: var(--paper); max-width: 50rem; margin: 2rem auto; padding: 3.5rem clamp(1.25rem, 7vw, 5rem) 4rem;
  box-shadow: 0 1px 6px rgb(0 0 0 / .25); overflow-wrap: break-word }
a { color: var(--link) }
a:focus-visible { outline: 3px solid var(--link); outline-offset: 2px }
.skip { position: absolute; inset-inline-start: 1rem; top: -4rem; background: var(--paper); padding: .5rem 1rem }
.skip:focus { top: .5rem }
header p { margin: 0 }
.top { display: flex; flex-wrap: wrap; justify-content: space-between; align-items: baseline; gap: .25rem 2rem; border-bottom: 1px solid var(--rule); padding-bottom: .3rem }
.organization { font-size: 1.15rem }
.symbol { font-size: 1.15rem; margin-inline-start: auto !important }
.under { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 1rem 2rem; border-bottom: 3px solid var(--rule); padding: .75rem 0 1.1rem }
.body { flex: 1 1 20rem; font-size: 1.3rem; font-weight: bold; line-height: 1.25 }
.distribution { flex: 0 0 auto; font-size: .95rem; min-width: 12rem }
.distribution .original { margin-top: .1rem }
.meeting { padding: .9rem 0 0; font-size: 1rem }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 2.75rem 0 .4rem; text-wrap: balance }
.kind { font-weight: bold; margin: 0 }
.note, .legend { font-style: italic; margin: .4rem 0 0; color: var(--faint) }
:is(:lang(ar), :lang(zh)) :is(.note, .legend, .notes, .leave-out, dt) { font-style: normal }
.body p + p { margin-top: .35rem }
h2 { font-size: 1.25rem; line-height: 1.3; margin: 2.75rem 0 1rem; break-after: avoid }
article { margin: 0 0 1.9rem; display: grid; grid-template-columns: minmax(2.6rem, max-content) 1fr; column-gap: .75rem }
article > * { grid-column: 2 }
h3 { grid-column: 1; font: inherit; margin: 0; break-after: avoid }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap }
.wording { margin: 0; text-align: start }
.status, dl, .notes { font-size: .9rem; color: var(--faint) }
.status { margin: .2rem 0 0; font-variant-caps: all-small-caps; letter-spacing: .05em; font-size: 1rem }
dl { margin: .5rem 0 0; display: grid; grid-template-columns: max-content 1fr; gap: .15rem .9rem }
dt { font-style: italic }
dd { margin: 0 }
.notes { margin: .4rem 0 0; padding: 0; list-style: none; font-style: italic }
.bracket { font-weight: bold; font-size: 1.12em }
.leave-out { font-style: italic }
.reference { font-size: .72em; line-height: 0; vertical-align: super }
.reference a { padding-inline: .1em; text-decoration: none }
.footnotes, .tombstones, footer { margin-top: 3rem }
.footnotes { border-top: 1px solid var(--rule); font-size: .92rem }
.footnotes h2, .tombstones h2 { font-size: 1.05rem; margin: 1rem 0 .6rem }
.footnotes ol, .tombstones dl { margin: 0 }
.footnotes ol { padding-inline-start: 1.8rem }
.footnotes li { margin-bottom: .35rem; padding-inline-start: .2rem }
.backlink { margin-inline-start: .35em; text-decoration: none }
:target { outline: 2px solid var(--link); outline-offset: 4px }
footer { border-top: 1px solid var(--rule); padding-top: .6rem; font-size: .85rem; color: var(--faint) }
footer p { margin: 0 0 .2rem }
code { font: .92em ui-monospace, 'DejaVu Sans Mono', monospace; overflow-wrap: anywhere }
@media (max-width: 34rem) { body { margin: 0; padding-top: 2rem; box-shadow: none } .distribution { min-width: 100% } article, dl { display: block } h3 { float: inline-start; margin-inline-end: .6rem } dt { margin-top: .3rem } }
@media print { @page { size: A4; margin: 2.2cm 2.5cm }
  :root { --ink: #000; --paper: #fff; --faint: #222; --link: #000; --rule: #000 } html { background: none }
  body { font-size: 11pt; box-shadow: none; margin: 0; padding: 0; max-width: none } .skip, .backlink { display: none } article { break-inside: avoid } a { text-decoration: none } }
`;
