import { compactMarketLocationId, isMarketLocationId, looksLikeMarketLocationId } from '../identifiers/market-location.ts';
import { compactMeterLocationId, isMeterLocationId } from '../identifiers/metering-location.ts';
import { compactMeterNumber, isDinMeterNumber } from '../meter-number.ts';
import type { IdClaim, IdKind } from './features.ts';
import type { InputTexts } from './input-texts.ts';

const MAX_ID = 50;
/** Shorter than any meter number in use; a reading or a typing slip. */
const MIN_METER = 4;

const declare = (kinds: readonly IdKind[], texts: readonly string[]): readonly IdClaim[] =>
  texts.filter((value) => value.length <= MAX_ID).map((value) => ({ value, kinds, isDeclared: true }));

/** MeLos and meter numbers have a form of their own, so they are recognised in the field of another id. */
const isPlaceId = (text: string): boolean => isMeterLocationId(text) || isDinMeterNumber(text);

const readContractIds = (texts: readonly string[]): readonly IdClaim[] =>
  texts
    .filter((text) => !isPlaceId(text))
    .flatMap((text) => (isMarketLocationId(text) ? declare(['contract', 'marketLocation'], [compactMarketLocationId(text)]) : declare(['contract'], [text])));

/** A MaLo with a bad check digit is dropped; eleven digits may still be a contract number. */
const readMarketLocations = (texts: readonly string[]): readonly IdClaim[] =>
  texts
    .filter(looksLikeMarketLocationId)
    .map((text) =>
      isMarketLocationId(text)
        ? { value: compactMarketLocationId(text), kinds: ['marketLocation', 'contract'], isDeclared: true }
        : { value: compactMarketLocationId(text), kinds: ['contract'], isDeclared: false },
    );

const MARKET_LOCATION_KEYS = ['marketlocationid', 'marketlocation', 'malo', 'maloid'];
const METER_LOCATION_KEYS = ['meterlocationid', 'meteringlocationid', 'meterlocation', 'melo', 'meloid'];
const METER_KEYS = ['meternumber', 'counternumber', 'meter'];
const CONTRACT_KEYS = ['contractid', 'contractnumber'];

export const readIdClaims = (input: InputTexts): readonly IdClaim[] => [
  ...readContractIds(input.all(...CONTRACT_KEYS)),
  ...declare(['customer'], input.all('customerid', 'customernumber')),
  ...declare(['contractAccount'], input.all('contractaccountid', 'contractaccount')),
  ...readMarketLocations(input.all(...MARKET_LOCATION_KEYS)),
];

export const hasInvalidMarketLocation = (input: InputTexts): boolean => input.all(...MARKET_LOCATION_KEYS).some((text) => !isMarketLocationId(text));

const placeIdTexts = (input: InputTexts): readonly string[] => input.all(...METER_LOCATION_KEYS, ...METER_KEYS, ...CONTRACT_KEYS);

export const readMeterLocationIds = (input: InputTexts): readonly string[] => [
  ...new Set(placeIdTexts(input).filter(isMeterLocationId).map(compactMeterLocationId)),
];

export const readMeterNumbers = (input: InputTexts): readonly string[] => {
  const given = input.all(...METER_KEYS).filter((text) => !isMeterLocationId(text) && compactMeterNumber(text).length >= MIN_METER);
  const recognised = input.all(...CONTRACT_KEYS).filter(isDinMeterNumber);
  return [...new Set([...given, ...recognised].map(compactMeterNumber))];
};
