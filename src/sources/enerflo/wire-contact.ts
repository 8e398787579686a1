import { z } from 'zod';
import type { EnerfloUser, InstallContact } from '../../domain/install.ts';
import { optional, readId, readNumber, readText, readZip } from './wire-values.ts';

/** `customer` of an install (enerflo.md §5.1, observed): how to reach the household, without its id. */
export const wireContact = z.object({
  name: optional(readText),
  first_name: optional(readText),
  last_name: optional(readText),
  email: optional(readText),
  phone: optional(readText),
  address: optional(readText),
  city: optional(readText),
  state: optional(readText),
  zip: optional(readZip),
  lat: optional(readNumber),
  lng: optional(readNumber),
});

export const toContact = (row: z.infer<typeof wireContact>): InstallContact => ({
  name: row.name,
  firstName: row.first_name,
  lastName: row.last_name,
  email: row.email,
  phone: row.phone,
  address: row.address,
  city: row.city,
  state: row.state,
  zip: row.zip,
  latitude: row.lat,
  longitude: row.lng,
});

/** A user as installs name him; a setter may lack id and name. */
export const wireUser = z.object({
  id: optional(readId),
  name: optional(readText),
  first_name: optional(readText),
  last_name: optional(readText),
  email: optional(readText),
});

export const toUser = (row: z.infer<typeof wireUser> | null, id: string | null = null): EnerfloUser | null => {
  if (row === null) return id === null ? null : { id, name: null, email: null };
  const name = row.name ?? ([row.first_name, row.last_name].filter(Boolean).join(' ') || null);
  return { id: row.id ?? id, name, email: row.email };
};

/** An office, a market, a company: something with a name. */
export const wireNamed = z.object({ id: optional(readId), name: optional(readText) });

type Named = z.infer<typeof wireNamed>;

/** The named thing, else what its id column says. */
export const toNamed = (row: Named | null, id: string | null): Named | null => row ?? (id === null ? null : { id, name: null });
