const NUMERIC = /^[1-9]\d{0,14}$/;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Installs, customers, milestones and statuses of Enerflo 1.0 are numbered; nothing else can exist there. */
export const isEnerfloId = (id: string): boolean => NUMERIC.test(id);

/** Deals and customers of Enerflo 2.0. */
export const isUuid = (id: string): boolean => UUID.test(id);
