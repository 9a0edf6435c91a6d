import type { SeatRole } from '#lib/permissions/facts.ts';
import { readDay } from '#lib/meetings/typed-time.ts';
import { folded } from './match-name.ts';

/** The columns a pasted list may have; a cell is text as it stood in the spreadsheet. */
export const pasteColumns = [
	'name',
	'email',
	'organisation',
	'group',
	'role',
	'mandate',
	'substituteFor',
	'from',
	'title'
] as const;
export type PasteColumn = (typeof pasteColumns)[number];
/** Lists often keep the name in two columns. */
export type SheetColumn = PasteColumn | 'firstName' | 'lastName';

const columnWords: Readonly<Record<SheetColumn, readonly string[]>> = {
	name: ['namn', 'name', 'person', 'for och efternamn', 'fornamn och efternamn', 'full name', 'deltagare', 'ledamot'],
	firstName: ['fornamn', 'first name', 'given name'],
	lastName: ['efternamn', 'last name', 'surname', 'family name'],
	email: [
		'e post',
		'epost',
		'e postadress',
		'epostadress',
		'e mail',
		'email',
		'mail',
		'mailadress',
		'email address',
		'e mail address'
	],
	organisation: [
		'organisation',
		'organization',
		'part',
		'partner',
		'medlem',
		'kommun',
		'myndighet',
		'arbetsgivare',
		'partner organisation',
		'org'
	],
	group: ['grupp', 'group', 'samverkansgrupp', 'organ', 'body'],
	role: ['roll', 'role', 'uppdrag', 'funktion', 'plats', 'seat'],
	mandate: ['mandat', 'mandate', 'beslutsmandat', 'med mandat', 'with mandate'],
	substituteFor: ['ersattare for', 'ersatter', 'substitute for', 'stands in for'],
	from: [
		'fran',
		'fran och med',
		'from',
		'from och med',
		'fr o m',
		'start',
		'startdatum',
		'sedan',
		'since',
		'start date'
	],
	title: ['titel', 'title', 'befattning', 'tjanst', 'yrkestitel', 'job title']
};

/** Which column a heading names, in Swedish or English; null when it names none. */
export function columnOf(heading: string): SheetColumn | null {
	const word = folded(heading);
	const found = Object.entries(columnWords).find(([, words]) => words.includes(word));
	return found ? (found[0] as SheetColumn) : null;
}

const roleWords: Readonly<Record<SeatRole, readonly string[]>> = {
	chair: ['ordforande', 'ordf', 'chair', 'chairperson', 'sammankallande'],
	'vice-chair': [
		'vice ordforande',
		'vice ordf',
		'v ordf',
		'v ordforande',
		'viceordforande',
		'vice chair',
		'deputy chair',
		'andre vice ordforande',
		'2 e vice ordforande',
		'1 e vice ordforande',
		'forste vice ordforande'
	],
	secretary: ['sekreterare', 'sekr', 'secretary'],
	member: [
		'ledamot',
		'ordinarie',
		'ordinarie ledamot',
		'ord ledamot',
		'ord',
		'medlem',
		'deltagare',
		'representant',
		'ovrig ledamot',
		'member',
		'ordinary',
		'ordinary member',
		'regular'
	],
	substitute: [
		'ersattare',
		'ers',
		'tj ersattare',
		'tj ers',
		'tjanstgorande ersattare',
		'suppleant',
		'substitute',
		'deputy',
		'serving substitute'
	],
	'co-opted': ['adjungerad', 'adj', 'adjungerad ledamot', 'co opted', 'coopted'],
	expert: ['sakkunnig', 'expert', 'foredragande'],
	observer: ['observator', 'observer', 'insyn', 'insynsplats']
};

/** Reads a role as lists write it: "Vice Ordf.", "Tj ersättare", "Ordinarie"; null when it is none of them. */
export function readRole(text: string): SeatRole | null {
	const word = folded(text);
	const found = Object.entries(roleWords).find(([, words]) => words.includes(word));
	return found ? (found[0] as SeatRole) : null;
}

const yes = new Set([
	'ja',
	'j',
	'x',
	'yes',
	'y',
	'1',
	'true',
	'sant',
	'med',
	'med mandat',
	'fullt',
	'fullt mandat',
	'full'
]);
const no = new Set(['', 'nej', 'n', 'no', '0', 'false', 'falskt', 'utan', 'inget', 'none']);

/** Reads a yes or a no; an empty cell is a no, since mandate is never taken for granted. null: neither. */
export function readYes(text: string): boolean | null {
	if (/^[✓✔☑]$/u.test(text.trim())) return true;
	const word = folded(text);
	return yes.has(word) ? true : no.has(word) ? false : null;
}

const months = [
	['januari', 'january', 'jan'],
	['februari', 'february', 'feb'],
	['mars', 'march', 'mar'],
	['april', 'apr'],
	['maj', 'may'],
	['juni', 'june', 'jun'],
	['juli', 'july', 'jul'],
	['augusti', 'august', 'aug'],
	['september', 'sep', 'sept'],
	['oktober', 'october', 'okt', 'oct'],
	['november', 'nov'],
	['december', 'dec']
];

/**
 * Reads a day as Swedish lists write it: 2026-03-01, 20260301, 260301, 1/3 2026, 1 mars 2026. Out: yyyy-mm-dd, or null.
 * A day without a year is not guessed.
 */
export function readListDay(text: string): string | null {
	const cell = text.trim().toLocaleLowerCase('sv');
	const spreadsheet = /^(\d{4})[-./](\d{2})[-./](\d{2})(?:[ t]00:00(?::00)?)?$/.exec(cell);
	if (spreadsheet) return readDay(spreadsheet.slice(1, 4).join(''));
	const slash = /^(\d{1,2})\/(\d{1,2})[ -]+(\d{4})$/.exec(cell);
	const words = /^(?:den )?(\d{1,2})(?::e)? (\p{L}+)\.? (\d{4})$/u.exec(cell);
	const [day, month, year] = slash
		? [slash[1], Number(slash[2]), slash[3]]
		: [words?.[1], months.findIndex((names) => names.includes(words?.[2] ?? '')) + 1, words?.[3]];
	if (!day || !year || !month) return readDay(cell);
	return readDay(`${year}${String(month).padStart(2, '0')}${day.padStart(2, '0')}`);
}
