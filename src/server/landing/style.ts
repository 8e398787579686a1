/** The page's whole style sheet. It stands in the page; the content security policy allows it by its hash. */
export const style = `
:root{color-scheme:light dark;--ground:light-dark(#fdfcfa,#141a25);--raised:light-dark(#fff,#1b2432);--line:light-dark(#e2ded7,#313c4f);--ink:light-dark(#1f2937,#e5eaf2);--soft:light-dark(#566072,#a3afc2);--copper:light-dark(#b5501a,#f59e6c);--copper-ink:light-dark(#fff,#20130a);--enneo:light-dark(#0f8a7e,#2dd4bf);--erp:light-dark(#6d4fd0,#a78bfa);--enerflo:light-dark(#b37b00,#facc15);--good:light-dark(#0b6b41,#6ee7a8);--bad:light-dark(#b42318,#ff9d92)}
*{box-sizing:border-box}
body{margin:0;color:var(--ink);background:var(--ground);font:1rem/1.6 system-ui,-apple-system,'Segoe UI','Helvetica Neue',Arial,sans-serif}
main{max-width:60rem;margin:0 auto;padding:3rem 1.5rem 4rem}
h1{margin:0;font-size:2.75rem;line-height:1.1;letter-spacing:-.02em}
h2{margin:3rem 0 1rem;font-size:1.25rem}
p{max-width:44rem}
a{color:var(--copper)}
:focus-visible{outline:2px solid var(--copper);outline-offset:3px;border-radius:4px}
code{font-family:ui-monospace,'SF Mono','Cascadia Mono','DejaVu Sans Mono',Consolas,monospace;font-size:.9em}
.lead{margin:.75rem 0 1.5rem;font-size:1.1875rem}
.links{display:flex;flex-wrap:wrap;gap:.625rem;margin:0 0 2.5rem;padding:0;list-style:none}
.links a{display:block;padding:.5rem 1.125rem;border:1px solid var(--line);border-radius:8px;color:var(--ink);background:var(--raised);text-decoration:none}
.links a:hover{border-color:var(--copper);color:var(--copper)}
.links .first{border-color:var(--copper);color:var(--copper-ink);background:var(--copper);font-weight:600}
.links .first:hover{color:var(--copper-ink);filter:brightness(1.08)}
.picture{display:block;width:100%;height:auto}
.picture text{text-anchor:middle;fill:var(--ink);font-size:16px}
.picture .names text{font-weight:650}
.picture .notes text{fill:var(--soft);font-size:13px}
.picture .bar{fill:var(--copper)}
.picture .bar-name{fill:var(--copper-ink);font-size:15px;font-weight:600;letter-spacing:.03em}
.picture .rivets{fill:var(--copper-ink);opacity:.75}
.picture .wires path{fill:none;stroke-width:7;stroke-linecap:round}
.picture .boxes rect{fill:var(--raised);stroke-width:1.5}
.picture .enneo{stroke:var(--enneo)}.picture .erp{stroke:var(--erp)}.picture .enerflo{stroke:var(--enerflo)}.picture .door{stroke:var(--line)}
.picture .wires .door{stroke:var(--soft)}
.scroll{overflow-x:auto;border:1px solid var(--line);border-radius:10px;background:var(--raised)}
table{width:100%;border-collapse:collapse;font-variant-numeric:tabular-nums}
th,td{padding:.625rem 1rem;text-align:left;font-weight:400;white-space:nowrap}
th:last-child,td:last-child{text-align:right}
thead th{color:var(--soft);font-size:.875rem}
tbody tr{border-top:1px solid var(--line)}
tbody th{font-weight:600}
.dot{display:inline-block;width:.625rem;height:.625rem;margin-right:.5rem;border-radius:50%;background:var(--soft)}
.state-up{color:var(--good);font-weight:600}.state-up .dot{background:var(--good)}
.state-down{color:var(--bad);font-weight:600}.state-down .dot{background:var(--bad)}
.state-unused{color:var(--soft)}
.soft{color:var(--soft)}
.small{font-size:.875rem}
.samples{display:grid;grid-template-columns:repeat(auto-fill,minmax(17rem,1fr));gap:.875rem;margin:0;padding:0;list-style:none}
.samples a{display:block;height:100%;padding:.875rem 1.125rem 1rem;border:1px solid var(--line);border-radius:10px;color:inherit;background:var(--raised);text-decoration:none}
.samples a:hover{border-color:var(--copper)}
.samples strong{display:block;color:var(--copper)}
.samples span{color:var(--soft);font-size:.9375rem;line-height:1.45}
`;
