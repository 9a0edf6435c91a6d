import type { SoundingWord } from '#lib/proposals/proposal.ts';
import type { SectionKind } from '#lib/proposals/sections.ts';
import type { PersonKey } from './people.ts';

/** A proposal of the demo: what its sections say so far, what began it, and the round it is in. */
export interface DemoProposal {
	readonly key: string;
	readonly group: string;
	readonly title: string;
	readonly by: PersonKey;
	/** How long ago it was begun, in days. */
	readonly days: number;
	/** The relay note it came from. */
	readonly relay?: string;
	readonly text: Partial<Record<SectionKind, readonly string[]>>;
	readonly remark?: { readonly by: PersonKey; readonly section: SectionKind; readonly text: string };
	/** A round: how long ago it was begun and in how many days it closes, and what has been answered. */
	readonly round?: {
		readonly days: number;
		readonly due: number;
		readonly answers: Readonly<
			Record<
				string,
				{
					readonly answer: SoundingWord;
					readonly by: PersonKey;
					readonly until?: number;
					readonly reason?: string;
				} | null
			>
		>;
	};
}

export const demoProposals: readonly DemoProposal[] = [
	{
		key: 'fixed-times',
		group: 'regional',
		title: 'Två fasta samtalstider i veckan i hela länet',
		by: 'asa',
		days: 9,
		relay: 'fixed-times',
		text: {
			need: [
				'Den som är på väg tillbaka till arbete väntar olika länge på ett första gemensamt samtal, beroende på var man bor.',
				'I Vidåkra har väntan gått från sju veckor till elva dagar sedan två parter började mötas redan första gången.'
			],
			target: ['Personer som behöver stöd av minst två parter samtidigt.'],
			proposal: ['Varje lokal grupp håller två tider i veckan öppna, som alla parter får boka i.'],
			'follow-up': ['Väntetid till första samtalet, varje kvartal.']
		},
		remark: {
			by: 'henrik',
			section: 'proposal',
			text: 'Räcker två tider i Ärlunda? Där är upptagningsområdet större.'
		}
	},
	{
		key: 'young',
		group: 'regional',
		title: 'En gemensam kontakt för unga utan sysselsättning',
		by: 'jorgen',
		days: 35,
		text: {
			need: [
				'Unga som varken arbetar eller studerar möter i dag upp till fyra verksamheter utan att någon håller ihop.'
			],
			target: ['Personer mellan 16 och 29 år, omkring 140 i länet.'],
			parties: ['Alla medlemsorganisationer.'],
			proposal: ['En person hos någon av parterna är kontakt under hela vägen, också när ansvaret går över.'],
			'benefit-person': ['En och samma person att ringa.'],
			'benefit-parts': ['Färre avbrott och färre kartläggningar av samma sak.'],
			cost: ['Två tjänster under två år, tillsammans 2,4 miljoner kronor, med förbundets medel.'],
			risk: ['Att kontakten blir ännu en verksamhet. Därför utses den bland dem som redan finns.'],
			contribution: ['Varje part utser en ansvarig chef och håller arbetstid för kontakten.'],
			'follow-up': ['Delaktigas egna svar efter tre och tolv månader.'],
			decision: ['att avsätta 2,4 miljoner kronor för två år.', 'att följa upp efter tolv månader.']
		},
		round: {
			days: 6,
			due: 15,
			answers: {
				AF: { answer: 'supports', by: 'henrik' },
				FK: null,
				RLJ: { answer: 'anchoring', by: 'samira', until: 10, reason: 'Nämnden möts nästa vecka.' },
				VID: { answer: 'supports', by: 'asa' },
				STE: {
					...{ answer: 'with-change', by: 'jorgen' },
					reason: 'Kontakten bör kunna sitta hos kommunens vuxenutbildning.'
				},
				NOR: null
			}
		}
	}
];
