/** What people write about. Tags: 4 complaint, 5 meter reading, 6 move, 7 solar. */
export interface Topic {
  readonly subject: string;
  readonly body: string;
  readonly tagId: number | null;
}

/** `{contract}`, `{meter}`, `{reading}` and `{deposit}` are filled in. */
export const TOPICS: readonly [Topic, ...Topic[]] = [
  {
    subject: 'Zählerstand {reading} kWh',
    body: 'hiermit teile ich Ihnen den Zählerstand meines Zählers {meter} mit: {reading} kWh, abgelesen heute Morgen.',
    tagId: 5,
  },
  {
    subject: 'Zählerstand zum Jahreswechsel',
    body: 'der Stand des Zählers {meter} am 31.12. war {reading}. Bitte berücksichtigen Sie ihn in der Jahresrechnung.',
    tagId: 5,
  },
  {
    subject: 'Abschlag ändern',
    body: 'bitte setzen Sie meinen monatlichen Abschlag zu Vertrag {contract} ab dem nächsten Monat auf {deposit} Euro.',
    tagId: null,
  },
  {
    subject: 'Abschlag zu hoch',
    body: 'mein Abschlag zum Vertrag {contract} erscheint mir deutlich zu hoch. Ich verbrauche seit dem Auszug der Kinder viel weniger.',
    tagId: 4,
  },
  {
    subject: 'Umzug zum Monatsende',
    body: 'ich ziehe zum Monatsende um und möchte den Vertrag {contract} an die neue Adresse mitnehmen. Was brauchen Sie dafür von mir?',
    tagId: 6,
  },
  {
    subject: 'Auszug, Schlussrechnung bitte',
    body: 'die Wohnung ist übergeben, Zähler {meter} steht bei {reading}. Bitte schicken Sie mir die Schlussrechnung.',
    tagId: 6,
  },
  {
    subject: 'Kündigung Vertrag {contract}',
    body: 'hiermit kündige ich den Vertrag {contract} fristgerecht zum nächstmöglichen Zeitpunkt. Bitte bestätigen Sie mir das schriftlich.',
    tagId: null,
  },
  {
    subject: 'Rechnung nicht nachvollziehbar',
    body: 'auf der Rechnung zum Vertrag {contract} stehen {reading} kWh, am Zähler {meter} lese ich etwas anderes ab. Bitte prüfen Sie das.',
    tagId: 4,
  },
  {
    subject: 'Rechnung als PDF',
    body: 'können Sie mir die letzte Rechnung zum Vertrag {contract} noch einmal als PDF schicken? Das Original ist mir abhandengekommen.',
    tagId: null,
  },
  {
    subject: 'Neue Bankverbindung',
    body: 'meine Bankverbindung hat sich geändert. Wie kann ich Ihnen zum Vertrag {contract} ein neues SEPA-Mandat erteilen?',
    tagId: null,
  },
  {
    subject: 'Ratenzahlung',
    body: 'die Nachzahlung zum Vertrag {contract} kann ich nicht auf einmal leisten. Ist eine Zahlung in drei Raten möglich?',
    tagId: null,
  },
  {
    subject: 'PV-Anlage anmelden',
    body: 'auf unserem Dach wird eine PV-Anlage montiert. Muss ich am Vertrag {contract} etwas ändern, und wird der Zähler {meter} getauscht?',
    tagId: 7,
  },
  {
    subject: 'Stand meiner PV-Anlage',
    body: 'die Module liegen auf dem Dach, aber seit drei Wochen höre ich nichts vom Netzanschluss. Wie geht es weiter?',
    tagId: 7,
  },
  {
    subject: 'Einspeisevergütung',
    body: 'wann erhalte ich die erste Gutschrift für die Einspeisung? Der Zweirichtungszähler {meter} läuft seit April.',
    tagId: 7,
  },
  {
    subject: 'Zählerwechsel',
    body: 'Ihr Brief kündigt den Tausch des Zählers {meter} an. An dem Tag bin ich verreist, gibt es einen anderen Termin?',
    tagId: null,
  },
  {
    subject: 'Preiserhöhung',
    body: 'ich habe Ihr Schreiben zur Preisanpassung bekommen. Welche Tarife gibt es für den Vertrag {contract} sonst noch?',
    tagId: 4,
  },
  {
    subject: 'Marktlokation gesucht',
    body: 'für den Wechsel brauche ich meine MaLo-ID zum Zähler {meter}. Auf der alten Rechnung finde ich sie nicht.',
    tagId: null,
  },
  {
    subject: 'Zugang zum Kundenportal',
    body: 'ich komme nicht mehr in das Kundenportal. Meine Vertragsnummer ist {contract}, das Kennwort zurückzusetzen klappt nicht.',
    tagId: null,
  },
];
