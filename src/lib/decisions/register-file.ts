import { toLocal } from '#lib/i18n/dates.ts';
import { toCsv } from './csv.ts';
import type { RegisterLine } from './register.ts';

/** Columns of the file, in Swedish as the register is kept. */
const columns = [
	'Nummer',
	'Datum',
	'Grupp',
	'Möte',
	'Punkt',
	'Rubrik',
	'Slag',
	'Form',
	'Beslut',
	'Skäl',
	'Expedieras till',
	'Reservationer',
	'Beslutsför',
	'Läge'
] as const;

const kinds = { decision: 'Beslut', election: 'Val', employment: 'Anställning' } as const;
const forms = { acclamation: 'Acklamation', unanimous: 'Enhälligt', vote: 'Omröstning', lot: 'Lottning' } as const;
const standing = (line: RegisterLine) => (line.withdrawn ? 'Struket' : line.corrected ? 'Rättat' : 'Gäller');

/** The register as a file for spreadsheets, one decision a row. */
export const registerCsv = (lines: readonly RegisterLine[]): string =>
	toCsv([
		columns,
		...lines.map((line) => [
			line.number,
			toLocal(line.decidedAt).date,
			line.groupName,
			line.meetingLabel,
			line.itemNumber,
			line.itemTitle,
			line.position ? 'Ställningstagande' : kinds[line.kind],
			line.form ? forms[line.form] : '',
			line.text,
			line.reasons,
			line.addressees.join(', '),
			line.reservations,
			line.withoutQuorum ? 'Nej' : 'Ja',
			standing(line)
		])
	]);

/** The register for other programs. `at`: when it was taken out. */
export const registerJson = (federation: string, lines: readonly RegisterLine[], at: Date): string =>
	JSON.stringify(
		{
			format: 'samsyn-decisions',
			version: 1,
			federation,
			exportedAt: at.toISOString(),
			decisions: lines.map(({ kind, position, ...line }) => ({
				...line,
				kind: position ? 'position' : kind,
				decidedAt: line.decidedAt.toISOString()
			}))
		},
		null,
		'\t'
	);
