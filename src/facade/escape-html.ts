const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Tooltips are HTML in Enneo (enneo.md 7.1), so what sources wrote must not be. */
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);

/** Lines of a tooltip. */
export const toTooltip = (lines: readonly string[]): string | null => lines.map(escapeHtml).join('<br>') || null;
