/** What shares one allowance of requests under way. `null`: what is always let in. */
export type Lane = 'people' | 'webhooks';

/** Health and metrics are asked most when it matters most, and cost nothing. Events have an allowance nobody else can use up. */
export const laneOf = (url: string): Lane | null => {
  if (url.startsWith('/health/') || url.startsWith('/metrics')) return null;
  return url.startsWith('/webhooks/') ? 'webhooks' : 'people';
};
