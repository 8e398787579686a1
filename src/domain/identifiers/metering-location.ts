/** MeLo, upper case, without the spaces, dots and hyphens it is printed with. */
export const compactMeterLocationId = (text: string): string => text.replace(/[\s.-]/g, '').toUpperCase();

/** 33 characters: `DE`, six digits of the grid operator, five of the postcode at issue, 20 of A-Z and 0-9. There is no check digit. */
export const isMeterLocationId = (text: string): boolean => /^DE\d{11}[A-Z0-9]{20}$/.test(compactMeterLocationId(text));
