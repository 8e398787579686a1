import { SANDBOX_CREDENTIALS } from '../../sandbox/credentials.ts';

const { enneoToken, enerfloKey, powercloudHash, powercloudUser, powercloudPassword } = SANDBOX_CREDENTIALS;

/** What Busbar is configured with to stand before the sandbox on these ports; the credentials open nothing else. */
export const toSandboxEnvironment = (portBase: number): Readonly<Record<string, string>> => ({
  ...{ ENNEO_URL: local(portBase), ENNEO_TOKEN: enneoToken },
  ...{ ERP_KIND: 'powercloud', ERP_URL: local(portBase + 1), ERP_KEY: powercloudHash, ERP_USER: powercloudUser, ERP_PASSWORD: powercloudPassword },
  ...{ ENERFLO_URL: local(portBase + 2), ENERFLO_KEY: enerfloKey },
});

const local = (port: number): string => `http://127.0.0.1:${port}`;
