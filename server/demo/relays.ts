import type { Asked } from '#lib/relay/states.ts';
import type { PersonKey } from './people.ts';

/** A note on its way between groups of the demo. */
export interface DemoRelay {
	readonly key: string;
	readonly group: string;
	readonly title: string;
	readonly what: string;
	readonly why: string;
	readonly asked: Asked;
	readonly state: 'draft' | 'approval' | 'desk' | 'relayed' | 'done';
	readonly by: PersonKey;
	/** Who said yes for the group, or is to. */
	readonly saidYes: PersonKey;
	/** How long ago it left, in days. */
	readonly days: number;
	readonly wishes: readonly string[];
	readonly to?: readonly {
		readonly group: string;
		readonly days: number;
		readonly why: string;
		readonly state: 'sent' | 'received' | 'answered';
		readonly report?: string;
		/** How long ago it was answered. */
		readonly answered?: number;
	}[];
}

export const demoRelays: readonly DemoRelay[] = [
	{
		key: 'same-day',
		group: 'stensange',
		title: 'Samma dag, samma rum: boka samtalen tillsammans',
		what: 'Den som möter tre myndigheter på tre olika dagar får berätta samma sak tre gånger. Vi vill att de första samtalen läggs samma dag.',
		why: 'Det går bara om alla parter bokar på samma sätt.',
		asked: 'position',
		state: 'desk',
		by: 'jorgen',
		saidYes: 'jorgen',
		days: 1,
		wishes: ['regional']
	},
	{
		key: 'fixed-times',
		group: 'vidakra',
		title: 'Fasta tider för gemensamma samtal',
		what: 'I Vidåkra tar det sju veckor innan den som är på väg tillbaka till arbete får ett första gemensamt samtal.\n\nVi har provat att mötas två parter redan första gången. Väntan har gått ned till elva dagar.',
		why: 'Vi tror att fler grupper kan göra likadant, om det finns fasta tider.',
		asked: 'meeting',
		state: 'relayed',
		by: 'rolf',
		saidYes: 'rolf',
		days: 12,
		wishes: ['regional', 'stensange'],
		to: [
			{ group: 'regional', days: 10, why: 'Gruppen råder över tiderna.', state: 'received' },
			{ group: 'stensange', days: 10, why: 'Ni har provat något liknande.', state: 'sent' }
		]
	},
	{
		key: 'summer',
		group: 'norrlinge-hokensby',
		title: 'Att hålla kvar deltagare över sommaren',
		what: 'Flera tappar tråden när verksamheterna stänger i juli. Hur gör ni andra?',
		why: 'Vi behöver veta innan vi planerar sommaren.',
		asked: 'answer',
		state: 'done',
		by: 'perAnders',
		saidYes: 'perAnders',
		days: 40,
		wishes: ['vidakra'],
		to: [
			{
				...{ group: 'vidakra', days: 38, why: 'Ni har haft öppet en sommar.', state: 'answered', answered: 20 },
				report: 'Vi höll öppet två dagar i veckan i juli. De flesta kom tillbaka i augusti. Vi delar gärna vårt schema.'
			}
		]
	},
	{
		key: 'interpreter',
		group: 'arlunda',
		title: 'Tolk vid första besöket',
		what: 'Tolk bokas i dag av den som kallar, och ibland av ingen. Vi vill veta vem som ska boka.',
		why: 'Två första besök har fått ställas in.',
		asked: 'answer',
		state: 'approval',
		by: 'pontus',
		saidYes: 'pontus',
		days: 2,
		wishes: ['regional']
	}
];
