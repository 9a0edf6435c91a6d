import { context } from '#server/context.ts';

/** The password of every account of the demo; settings refuse the demo at an address that others reach. */
export const demoPassword = 'ljusbygden-2026';

const shown: readonly { readonly email: string; readonly role: string }[] = [
	{ email: 'asa.ronnqvist@vidakra.example', role: 'chair of the regional group, which meets in 25 minutes' },
	{ email: 'leyla.karagoz@ljusbygden.example', role: 'process leader at the office' },
	{ email: 'jorgen.tallmark@stensange.example', role: 'member of the regional group, chair in Stensånge' },
	{ email: 'pontus.hjelmvik@arlunda.example', role: 'substitute in the regional group' },
	{ email: 'jasmina.begovic@stensange.example', role: 'secretary in Stensånge, where only she writes notes' },
	{ email: 'birgitta.wallinder@vidakra.example', role: 'chair of the board' },
	{
		email: 'ellinor.stenfjall@samordning-fjallbyn.example',
		role: 'director of another federation, which sees none of this'
	}
];

/** The demo's accounts with their roles, for the start screen; none when there is no demo. */
export async function demoAccounts(): Promise<{ email: string; password: string; role: string }[]> {
	const { config, read } = context();
	if (!config.demo || (await read.federation.count({ where: { demo: true } })) === 0) return [];
	return shown.map(({ email, role }) => ({ email, password: demoPassword, role }));
}
