import { ahead, item, type DemoYear } from './content.ts';
import type { DemoFederation } from './federation.ts';
import type { DemoGroup } from './groups.ts';
import type { OrganisationFact, PersonFact } from './people.ts';

/** A second federation, so that one can see that neither sees anything of the other. Invented like the first. */
const organisations: readonly OrganisationFact[] = [
	{ key: 'AF', part: 'af', name: 'Arbetsförmedlingen', domain: 'arbetsformedlingen.example' },
	{ key: 'FK', part: 'fk', name: 'Försäkringskassan', domain: 'forsakringskassan.example' },
	{ key: 'RFM', part: 'region', name: 'Region Fjällmark', domain: 'regionfjallmark.example' },
	{ key: 'FJB', part: 'kommun', name: 'Fjällbyns kommun', domain: 'fjallbyn.example' }
];

const people: Readonly<Record<string, PersonFact>> = {
	ellinor: {
		name: 'Ellinor Stenfjäll',
		organisation: null,
		title: 'förbundschef',
		office: 'director',
		domain: 'samordning-fjallbyn.example'
	},
	torkel: { name: 'Torkel Renvall', organisation: 'FJB', title: 'socialchef' },
	ainaMaja: { name: 'Aina-Maja Lasko', organisation: 'RFM', title: 'vårdcentralschef' },
	goran: { name: 'Göran Tjernmark', organisation: 'AF', title: 'sektionschef' },
	mehret: { name: 'Mehret Tesfay', organisation: 'FK', title: 'samverkansansvarig' }
};

const group: DemoGroup = {
	key: 'local',
	kind: 'local',
	name: 'Samverkansgruppen Fjällbyn',
	shortName: 'Fjällbyn',
	purpose: 'De fyra parterna i Fjällbyn.',
	numbering: 'plain',
	numberPrefix: '',
	notesBy: 'all',
	minutes: 90,
	clock: '10.00',
	place: 'Bygdegården i Fjällbyn',
	mustHold: ['AF', 'FK', 'RFM', 'FJB'],
	rhythm: { weekday: 2, weeks: 10, since: 3, until: 2 },
	seats: [
		{ who: 'torkel', role: 'chair', mandate: true },
		{ who: 'ainaMaja', role: 'member', mandate: true },
		{ who: 'goran', role: 'member', mandate: true },
		{ who: 'mehret', role: 'member', mandate: true }
	]
};

const year: DemoYear = {
	past: [
		{
			items: [
				item('opening', 'Välkomna', { by: 'Torkel Renvall', min: 5 }, ['Runda.']),
				item('discussion', 'Långa avstånd, korta möten', { by: 'Ellinor Stenfjäll', min: 50 }, [
					'Den som bor längst bort har fyra timmars resa till närmaste kontor.',
					'Beslut: att pröva gemensamma samtal på distans från biblioteksbussen.'
				]),
				item('next-meeting', 'Nästa möte', { by: 'Torkel Renvall', min: 5 }, ['{next}.'])
			]
		}
	],
	coming: [
		{
			items: [
				ahead('opening', 'Välkomna', { by: 'Torkel Renvall', min: 5 }),
				ahead('report', 'Samtalen i biblioteksbussen', { by: 'Aina-Maja Lasko', min: 40 }),
				ahead('next-meeting', 'Nästa möte', { by: 'Torkel Renvall', min: 5 })
			]
		}
	],
	standing: []
};

export const fjallbyn: DemoFederation = {
	key: 'fjallbyn',
	name: 'Samordningsförbundet Fjällbyn',
	shortName: 'Fjällbyn',
	orgNumber: '222000-0001',
	organisations,
	people,
	groups: [group],
	years: { local: year },
	planner: 'ellinor'
};
