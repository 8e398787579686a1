/** Area codes of the numbers reserved for films (erp.md section 13); other numbers are split after three digits. */
const AREAS = ['30', '40', '69'] as const;

export interface SplitPhone {
  readonly areaCode: string;
  readonly number: string;
  readonly mobile: boolean;
}

/** `+493023125001` as `030` and `23125001`. */
export const splitPhone = (e164: string): SplitPhone => {
  const national = e164.replace(/^\+49/, '');
  const area = AREAS.find((known) => national.startsWith(known)) ?? national.slice(0, 3);
  return { areaCode: `0${area}`, number: national.slice(area.length), mobile: /^1[567]/.test(national) };
};
