import { z } from 'zod';
import type { Tag } from '../../domain/ticket.ts';
import { wireFlag, wireId, wireIds, wireJson, wireJsons, wireNumber, wireOptionalId, wireText, wireTexts, wireTime } from './wire-values.ts';

/** docs.enneo.ai/en/api-reference/ticket/get-a-ticket-full-data */
export const wireTag = z
  .object({
    id: wireId,
    name: wireText,
    fullName: wireText,
    parent: wireOptionalId,
    reference: wireText,
    type: wireText,
    visibility: wireText,
    color: wireText,
    properties: wireJsons,
    complexity: wireText,
    sla: wireNumber,
    priority: wireText,
    channels: wireTexts,
    subchannels: wireIds,
    routingRelevance: wireFlag,
    detectionDetails: wireJson,
    assignment: wireTexts,
    testCase: wireJson,
    modifiedBy: wireText,
    modifiedAt: wireTime,
  })
  .transform(({ parent, subchannels, ...tag }): Tag => ({ ...tag, parentId: parent, subchannelIds: subchannels }));
