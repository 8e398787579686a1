/** The only credentials the sandbox accepts. They open nothing but the sandbox. */
export const SANDBOX_CREDENTIALS = {
  /** `Authorization: Bearer …` */
  enneoToken: 'sandbox-enneo-token',
  /** A valid token without any permission: 403 everywhere. */
  enneoPowerlessToken: 'sandbox-enneo-powerless-token',
  /** The hash in Powercloud's path. */
  powercloudHash: '0123456789abcdef0123456789abcdef',
  powercloudUser: 'sandbox-user',
  powercloudPassword: 'sandbox-pass',
  lynqtechKey: 'sandbox-lynqtech-key',
  lynqtechClientId: 'sandbox-client',
  lynqtechClientSecret: 'sandbox-client-key',
  /** `Authorization: Bearer …` of the plain REST dialect. */
  restToken: 'sandbox-rest-token',
  /** `api-key: …` */
  enerfloKey: 'sandbox-enerflo-key',
} as const;
