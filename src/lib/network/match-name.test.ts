import { describe, expect, it } from 'vitest';
import { matchName, type Named } from './match-name.ts';

const named = (name: string, shortName: string): Named => ({ id: shortName, name, shortName });
const organisations = [
	named('Arbetsförmedlingen', 'AF'),
	named('Försäkringskassan', 'FK'),
	named('Region Ljusbygd', 'RLJ'),
	named('Vidåkra kommun', 'VID'),
	named('Åboda kommun', 'ÅBO'),
	named('Aboda kommun', 'ABO'),
	named('Ärlunda stad', 'ÄRL')
];

describe('a name in a cell', () => {
	const table: [string, string][] = [
		['AF', 'AF'],
		['af', 'AF'],
		['Af.', 'AF'],
		['Arbetsförmedlingen', 'AF'],
		['ARBETSFORMEDLINGEN', 'AF'],
		['Forsakringskassan', 'FK'],
		['  Försäkringskassan ', 'FK'],
		['Vidåkra', 'VID'],
		['vidakra kommun', 'VID'],
		['Vidakra', 'VID'],
		['Ljusbygd', 'RLJ'],
		['Region  Ljusbygd', 'RLJ'],
		['Ärlunda', 'ÄRL'],
		['Ärlunda kommun', 'ÄRL'],
		['Åboda kommun', 'ÅBO'],
		['Aboda kommun', 'ABO'],
		['ÅBO', 'ÅBO'],
		['Åboda', 'ÅBO'],
		['Aboda', 'several'],
		['', 'none'],
		['kommun', 'none'],
		['Vidåker', 'none'],
		['Länsstyrelsen', 'none']
	];
	for (const [text, expected] of table)
		it(`N9 reads "${text}" as ${expected}`, () => {
			const match = matchName(text, organisations);
			expect(match.kind === 'one' ? match.one.id : match.kind).toBe(expected);
		});

	it('N9 never guesses between two that a list without å ä ö cannot tell apart', () => {
		const twins = [named('Håby kommun', 'HÅB'), named('Häby kommun', 'HÄB')];
		const match = matchName('Haby kommun', twins);
		expect(match.kind === 'several' ? match.among.map((one) => one.id) : match.kind).toEqual(['HÅB', 'HÄB']);
	});
});
