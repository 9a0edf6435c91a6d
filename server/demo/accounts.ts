/** The demo's accounts with their roles, for the start screen; none when there is no demo. */
export const demoAccounts = (): Promise<{ email: string; password: string; role: string }[]> => Promise.resolve([]);
