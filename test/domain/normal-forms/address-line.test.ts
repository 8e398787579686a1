import { expect, test } from 'vitest';
import { readAddressLine } from '../../../src/domain/normal-forms/address-line.ts';

test.each([
  ['Hauptstr. 5 b, 05123 Musterstadt', 'Hauptstr.', '5', 'b', null, '05123', 'Musterstadt'],
  ['Hauptstr. 5, D-05123 Musterstadt', 'Hauptstr.', '5', null, null, '05123', 'Musterstadt'],
  ['05123 Musterstadt, Hauptstr. 5', 'Hauptstr.', '5', null, null, '05123', 'Musterstadt'],
  ['Lange Reihe 414-424 05123 Musterstadt', 'Lange Reihe', '414-424', null, null, '05123', 'Musterstadt'],
  ['Hauptstr. 12a-14b, 05123 Musterstadt', 'Hauptstr.', '12a-14b', null, null, '05123', 'Musterstadt'],
  ['Straße des 17. Juni 135, 05123 Musterstadt', 'Straße des 17. Juni', '135', null, null, '05123', 'Musterstadt'],
  ['C 4, 12, 62345 Neu Probendorf', 'C 4', '12', null, null, '62345', 'Neu Probendorf'],
  ['C4 12, 62345 Neu Probendorf', 'C4', '12', null, null, '62345', 'Neu Probendorf'],
  ['Jörg Müller, Hauptstr. 5, 05123 Musterstadt', 'Hauptstr.', '5', null, null, '05123', 'Musterstadt'],
  ['Hauptstr. 5, 2. OG, 05123 Musterstadt', 'Hauptstr.', '5', null, '2. OG', '05123', 'Musterstadt'],
  ['Hauptstr.5 05123 Musterstadt', 'Hauptstr.', '5', null, null, '05123', 'Musterstadt'],
  ['Hauptstraße 5\n05123 Musterstadt', 'Hauptstraße', '5', null, null, '05123', 'Musterstadt'],
  ['Hauptstr. 5, Musterstadt', 'Hauptstr.', '5', null, null, null, 'Musterstadt'],
  ['Am Mühlenbach', 'Am Mühlenbach', null, null, null, null, null],
  ['05123', null, null, null, null, '05123', null],
  ['', null, null, null, null, null, null],
])('"%s" is %s | %s | %s | %s | %s | %s', (line, street, houseNumber, suffix, addition, postcode, city) => {
  expect(readAddressLine(line)).toEqual({ street, houseNumber, suffix, addition, postcode, city, district: null, country: 'DE' });
});
