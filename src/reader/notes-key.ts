/** Names the notes of an install, with the moment before which there are none: `1400001@2025-03-18T16:00:00.000Z`. */
export const toNotesKey = ({ id, createdAt }: { readonly id: string; readonly createdAt: string | null }): string => `${id}@${createdAt ?? ''}`;

export const installIdOf = (key: string): string => key.slice(0, key.lastIndexOf('@'));

/** The moment before which none of these installs has a note; null when one of them does not say. */
export const createdAfterOf = (keys: readonly string[]): string | null => keys.map((key) => key.slice(key.lastIndexOf('@') + 1)).toSorted()[0] || null;
