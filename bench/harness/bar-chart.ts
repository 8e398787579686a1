export interface Bar {
  readonly name: string;
  readonly value: number;
  /** What stands behind the bar. */
  readonly label: string;
  readonly isOurs: boolean;
}

export interface Chart {
  readonly title: string;
  /** Where and how it was measured. */
  readonly subtitle: string;
  readonly bars: readonly Bar[];
}

const WIDTH = 860;
const LEFT = 280;
const RIGHT = 150;
const TOP = 70;
const ROW = 34;
const BAR = 22;

const escapeXml = (text: string): string => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** Horizontal bars from zero, as SVG: readable on white and on black. */
export const toBarChart = ({ title, subtitle, bars }: Chart): string => {
  const most = Math.max(...bars.map(({ value }) => value));
  const height = TOP + bars.length * ROW + 10;
  const rows = bars.map(({ name, value, label, isOurs }, nth) => {
    const y = TOP + nth * ROW;
    const width = ((WIDTH - LEFT - RIGHT) * value) / most;
    const middle = y + BAR / 2 + 5;
    return [
      `<text x="${LEFT - 10}" y="${middle}" text-anchor="end"${isOurs ? ' font-weight="bold"' : ''}>${escapeXml(name)}</text>`,
      `<rect x="${LEFT}" y="${y}" width="${width.toFixed(1)}" height="${BAR}" fill="${isOurs ? '#d97706' : '#64748b'}"/>`,
      `<text x="${(LEFT + width + 8).toFixed(1)}" y="${middle}">${escapeXml(label)}</text>`,
    ].join('\n');
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" font-family="system-ui, sans-serif" font-size="14" role="img" aria-label="${escapeXml(title)}">
<rect width="${WIDTH}" height="${height}" fill="#ffffff"/>
<text x="20" y="28" font-size="18" font-weight="bold">${escapeXml(title)}</text>
<text x="20" y="50" fill="#475569">${escapeXml(subtitle)}</text>
${rows.join('\n')}
</svg>
`;
};
