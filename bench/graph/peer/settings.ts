/** The peers take the same variables as Busbar. */
export interface PeerSettings {
  readonly port: number;
  readonly enneo: { readonly url: string; readonly token: string };
  readonly erp: { readonly url: string; readonly key: string; readonly user: string; readonly password: string };
  readonly enerflo: { readonly url: string; readonly key: string };
}

export const readSettings = (env: NodeJS.ProcessEnv): PeerSettings => {
  const needed = (name: string): string => {
    const value = env[name];
    if (value === undefined) throw new Error(`${name} is not set`);
    return value;
  };
  return {
    port: Number(needed('PORT')),
    enneo: { url: needed('ENNEO_URL'), token: needed('ENNEO_TOKEN') },
    erp: { url: needed('ERP_URL'), key: needed('ERP_KEY'), user: needed('ERP_USER'), password: needed('ERP_PASSWORD') },
    enerflo: { url: needed('ENERFLO_URL'), key: needed('ENERFLO_KEY') },
  };
};
