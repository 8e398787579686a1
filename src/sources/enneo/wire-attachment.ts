import { z } from 'zod';
import type { Attachment } from '../../domain/ticket.ts';
import { orNull, wireFlag, wireId, wireInt, wireJson, wireNumber, wireText } from './wire-values.ts';

/** docs.enneo.ai/en/api-reference/ticket/get-a-ticket-full-data. Ids are opaque: the documented one ends in a comma. */
export const wireAttachment = z.object({
  id: wireId,
  url: wireText,
  name: wireText,
  size: wireInt,
  width: wireInt,
  height: wireInt,
  inline: wireFlag,
  fileEnding: wireText,
  contentType: wireText,
  originalUrl: wireText,
  extractedData: wireJson,
  extractionStatus: wireText,
  extractionData: orNull(z.object({ confidence: wireNumber, meterValue: wireNumber })),
}) satisfies z.ZodType<Attachment>;
