import { Html } from './html.ts';

/** Three feeders from above, one bar, three doors below. */
export const picture = new Html(`<svg class="picture" viewBox="0 0 720 300" role="img" aria-labelledby="picture-title">
<title id="picture-title">Enneo, the ERP and Enerflo feed one bar; the graph, the REST facade and the webhooks are the doors to it.</title>
<g class="wires">
<path class="enneo" d="M130 74v62"/><path class="erp" d="M360 74v62"/><path class="enerflo" d="M590 74v62"/>
<path class="door" d="M130 168v58"/><path class="door" d="M360 168v58"/><path class="door" d="M590 168v58"/>
</g>
<rect class="bar" x="24" y="134" width="672" height="36" rx="9"/>
<g class="rivets"><circle cx="130" cy="152" r="5"/><circle cx="360" cy="152" r="5"/><circle cx="590" cy="152" r="5"/></g>
<text class="bar-name" x="245" y="158">Busbar</text>
<g class="boxes"><rect class="enneo" x="34" y="12" width="192" height="64" rx="10"/><rect class="erp" x="264" y="12" width="192" height="64" rx="10"/><rect class="enerflo" x="494" y="12" width="192" height="64" rx="10"/>
<rect class="door" x="34" y="224" width="192" height="64" rx="10"/><rect class="door" x="264" y="224" width="192" height="64" rx="10"/><rect class="door" x="494" y="224" width="192" height="64" rx="10"/></g>
<g class="names"><text x="130" y="41">Enneo</text><text x="360" y="41">ERP</text><text x="590" y="41">Enerflo</text>
<text x="130" y="253">Graph</text><text x="360" y="253">REST facade</text><text x="590" y="253">Webhooks</text></g>
<g class="notes"><text x="130" y="61">tickets, agents</text><text x="360" y="61">customers, contracts</text><text x="590" y="61">installs, milestones, notes</text>
<text x="130" y="273">dashboards, playground</text><text x="360" y="273">contract search for Enneo</text><text x="590" y="273">changes, as they happen</text></g>
</svg>`);
