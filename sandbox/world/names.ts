/** Parts that people, streets and towns are made of. Towns and companies are invented; postcodes lie in regions 05, 43 and 62, which are not in use (erp.md 13). */
// biome-ignore format: a word list
export const WOMEN = [
  'Anna', 'Andrea', 'Angelika', 'Anja', 'Anne', 'Astrid', 'Ayşe', 'Barbara', 'Birgit', 'Brigitte', 'Carla', 'Christa', 'Christine', 'Claudia', 'Clara',
  'Doris', 'Elisabeth', 'Elke', 'Emma', 'Erika', 'Eva', 'Franziska', 'Frieda', 'Gabriele', 'Gisela', 'Greta', 'Hannah', 'Heike', 'Helga', 'Hilde',
  'Ida', 'Ilse', 'Ines', 'Jana', 'Johanna', 'Julia', 'Karin', 'Katharina', 'Katrin', 'Lara', 'Laura', 'Lena', 'Lina', 'Luise', 'Maria', 'Marie',
  'Marlene', 'Martina', 'Mia', 'Monika', 'Nadine', 'Nina', 'Petra', 'Renate', 'Ruth', 'Sabine', 'Sandra', 'Silke', 'Sophie', 'Stefanie', 'Susanne',
  'Ursula', 'Ute', 'Zeynep',
] as const;

// biome-ignore format: a word list
export const MEN = [
  'Alexander', 'Andreas', 'Anton', 'Benjamin', 'Bernd', 'Björn', 'Christian', 'Daniel', 'David', 'Dieter', 'Dirk', 'Emil', 'Erik', 'Ernst', 'Felix',
  'Finn', 'Florian', 'Frank', 'Franz', 'Friedrich', 'Georg', 'Gerhard', 'Günter', 'Hans', 'Hans-Peter', 'Heinz', 'Helmut', 'Horst', 'Ingo', 'Jakob',
  'Jan', 'Jens', 'Jonas', 'Jörg', 'Josef', 'Jürgen', 'Karl', 'Karl-Heinz', 'Klaus', 'Kurt', 'Lars', 'Leon', 'Ludwig', 'Lukas', 'Manfred', 'Markus',
  'Martin', 'Matthias', 'Max', 'Mehmet', 'Michael', 'Moritz', 'Noah', 'Oliver', 'Paul', 'Peter', 'Rainer', 'Ralf', 'Sebastian', 'Stefan', 'Thomas',
  'Uwe', 'Walter', 'Wolfgang',
] as const;

// biome-ignore format: a word list
export const LAST_NAMES = [
  'Müller', 'Mueller', 'Schmidt', 'Schmitt', 'Schneider', 'Fischer', 'Weber', 'Meyer', 'Meier', 'Maier', 'Mayr', 'Wagner', 'Wegener', 'Becker',
  'Schulz', 'Schulze', 'Hoffmann', 'Hofmann', 'Schäfer', 'Koch', 'Bauer', 'Baur', 'Richter', 'Klein', 'Wolf', 'Schröder', 'Schroeder', 'Neumann',
  'Naumann', 'Schwarz', 'Zimmermann', 'Braun', 'Krüger', 'Hartmann', 'Lange', 'Werner', 'Krause', 'Lehmann', 'Köhler', 'Huber', 'Kaiser', 'Fuchs',
  'Peters', 'Lang', 'Scholz', 'Möller', 'Weiß', 'Weiss', 'Jung', 'Hahn', 'Vogel', 'Friedrich', 'Keller', 'Günther', 'Frank', 'Berger', 'Winkler',
  'Roth', 'Beck', 'Lorenz', 'Baumann', 'Franke', 'Albrecht', 'Ludwig', 'Winter', 'Simon', 'Kraus', 'Vogt', 'Stein', 'Jäger', 'Otto', 'Sommer', 'Groß',
  'Seidel', 'Heinrich', 'Brandt', 'Haas', 'Schreiber', 'Graf', 'Dietrich', 'Ziegler', 'Kuhn', 'Kühn', 'Pohl', 'Engel', 'Horn', 'Busch', 'Bergmann',
  'Voigt', 'Sauer', 'Arnold', 'Pfeiffer', 'Yılmaz', 'Nowak', 'Kowalski', 'Brückner', 'von der Heide', 'van Dyk', 'Lindner-Roth', 'Kern-Vogel',
] as const;

// biome-ignore format: a word list
export const STREET_STEMS = [
  'Ahorn', 'Amsel', 'Bach', 'Bahnhof', 'Berg', 'Birken', 'Blumen', 'Brunnen', 'Buchen', 'Burg', 'Eichen', 'Erlen', 'Feld', 'Fichten', 'Finken',
  'Friedhof', 'Garten', 'Haupt', 'Hof', 'Kastanien', 'Kirch', 'Lerchen', 'Linden', 'Markt', 'Mühlen', 'Müller', 'Park', 'Pappel', 'Post', 'Rosen',
  'Schiller', 'Schloss', 'Schul', 'See', 'Sonnen', 'Tal', 'Tannen', 'Ulmen', 'Wald', 'Wiesen',
] as const;

export const STREET_TYPES = ['straße', 'straße', 'straße', 'str.', 'weg', 'weg', 'gasse', 'allee', 'ring', 'platz'] as const;

// biome-ignore format: a word list
export const TOWNS = [
  ['05123', 'Musterstadt'], ['05131', 'Musterstadt'], ['05217', 'Probeheim'], ['05229', 'Neu Probeheim'], ['05304', 'Testfelde'],
  ['05388', 'Altmusterow'], ['05416', 'Beispielsee'], ['05502', 'Groß Versuchow'], ['05611', 'Klein Versuchow'], ['05750', 'Musterwalde'],
  ['43006', 'Beispielhausen'], ['43210', 'Beispielhausen'], ['43218', 'Bad Exempel'], ['43305', 'Exempelbruch'], ['43377', 'Vorlagen'],
  ['43421', 'Musterkirchen'], ['43509', 'Probstest'], ['43666', 'Entwurfen'], ['43712', 'Skizzenrode'], ['43890', 'Testorf an der Probe'],
  ['62019', 'Modellingen'], ['62108', 'Modellingen'], ['62233', 'Musterbach'], ['62345', 'Beispielberg'], ['62401', 'Oberentwurf'],
  ['62457', 'Unterentwurf'], ['62513', 'Probenweiler'], ['62670', 'Versuchlingen'], ['62788', 'Exempeltal'], ['62931', 'Sankt Muster'],
] as const;

// biome-ignore format: a word list
export const COMPANY_STEMS = [
  'Nordlicht', 'Südwind', 'Morgentau', 'Abendrot', 'Silberquell', 'Goldähre', 'Waldkauz', 'Seeadler', 'Feldhase', 'Bergziege', 'Kupferkessel',
  'Eisenhammer', 'Glasklar', 'Steinreich', 'Holzweg', 'Federleicht', 'Bärenstark', 'Immergrün', 'Rundum', 'Überland',
] as const;

export const COMPANY_TRADES = [
  'Bäckerei',
  'Tischlerei',
  'Logistik',
  'Hausverwaltung',
  'Metallbau',
  'Gärtnerei',
  'Druckerei',
  'Gastronomie',
  'Handel',
  'Elektrotechnik',
] as const;

export const LEGAL_FORMS = ['GmbH', 'GmbH', 'GmbH & Co. KG', 'UG (haftungsbeschränkt)', 'e.K.'] as const;

/** Nobody's: example domains of RFC 2606. */
export const MAIL_DOMAINS = ['example.org', 'example.net', 'post.example', 'freemail.example'] as const;
