import { DAY } from './calendar.ts';
import { signedUpAt } from './enerflo-record.ts';
import { draw, pick } from './hash.ts';
import { idAt } from './ids.ts';
import { enerfloOfCustomers, installsOfEnerflo, isReference, notesOfInstalls } from './layout.ts';
import type { NoteTruth } from './truth.ts';

const TEXTS = [
  'Besichtigung erledigt, Dach in gutem Zustand.',
  'Zählerschrank muss erneuert werden, Angebot folgt.',
  'Kunde bittet um Rückruf wegen des Montagetermins.',
  'Belegungsplan mit dem Lieferanten abgestimmt.',
  'Netzanfrage beim Netzbetreiber gestellt.',
  'Gerüst für KW 24 bestellt.',
  'Wechselrichter verspätet sich um zwei Wochen.',
  'Stringplan angepasst, zwei Module weniger auf der Gaube.',
  '@Robin Sample bitte Stromrechnung nachfordern, Seite 2 fehlt.',
  'Anmeldung im Register ist durch, Kunde informiert.',
] as const;

/** People of the sandbox's installer. */
const AUTHORS = [140_102, 140_101, 140_199] as const;

/** None is older than its install, which comes within 25 days of the sign-up. Later notes have later times; one in twenty is deleted softly, none of the reference query's. */
export const noteRecord = (note: number): NoteTruth => {
  const install = notesOfInstalls.ownerOf(note);
  const nth = note - notesOfInstalls.before(install);
  const person = installsOfEnerflo.ownerOf(install);
  const createdAt = signedUpAt(person) + (26 + nth * 6) * DAY + draw(note, 170, DAY);
  return {
    id: idAt('note', note),
    installId: idAt('install', install),
    authorId: pick(AUTHORS, note, 171),
    text: pick(TEXTS, note, 172),
    createdAt,
    deletedAt: draw(note, 173, 20) === 0 && !isReference(enerfloOfCustomers.ownerOf(person)) ? createdAt + 600 : null,
  };
};
