import { describe, expect, it } from 'vitest';
import {
	filledIn,
	FoundFederation,
	setUpParts,
	shortNameFor,
	usualGroups,
	withShortNames,
	type SetUpDraft
} from './set-up.ts';

const draft: SetUpDraft = {
	federation: { name: 'Samordningsförbundet Prövningen', shortName: 'Prövningen', orgNumber: '222000-2279' },
	organisations: [
		{ part: 'af', name: 'Arbetsförmedlingen', shortName: 'AF' },
		{ part: 'kommun', name: 'Vidåkra kommun', shortName: '' },
		{ part: 'kommun', name: 'Vidåsa kommun', shortName: '' },
		{ part: 'kommun', name: '', shortName: '' }
	],
	groups: [],
	person: { name: 'Vera Lind', title: 'förbundschef', email: 'vera@exempel.se' }
};
const words = {
	board: 'Styrelsen',
	regional: 'Regional samverkansgrupp',
	regionalShort: 'RSG',
	local: (of: string) => `Lokal samverkansgrupp ${of}`,
	localShort: (of: string) => `LSG ${of}`
};

describe('A15 the first federation', () => {
	it('gives municipalities short names of their own', () => {
		expect(shortNameFor('Region Ljusbygd', [])).toBe('LJU');
		expect(withShortNames(draft).organisations.map((row) => row.shortName)).toEqual(['AF', 'VID', 'VID2', '']);
	});
	it('proposes a board, a regional group and a local one for each municipality', () => {
		const groups = usualGroups(filledIn(withShortNames(draft)), words);
		expect(groups.map(({ kind, name, shortName, of }) => [kind, name, shortName, of])).toEqual([
			['board', 'Styrelsen', 'Styrelsen', ''],
			['regional', 'Regional samverkansgrupp', 'RSG', ''],
			['local', 'Lokal samverkansgrupp Vidåkra', 'LSG VID', 'VID'],
			['local', 'Lokal samverkansgrupp Vidåsa', 'LSG VID2', 'VID2']
		]);
		expect(FoundFederation.safeParse({ ...filledIn(withShortNames(draft)), groups }).success).toBe(true);
	});
	it('says which row is wrong', () => {
		const twice = setUpParts.organisations.safeParse([
			{ part: 'af', name: 'A', shortName: 'AF' },
			{ part: 'fk', name: 'F', shortName: 'af' },
			{ part: 'kommun', name: '', shortName: 'K' }
		]);
		expect(twice.error?.issues.map(({ path, message }) => [path.join('.'), message])).toEqual(
			expect.arrayContaining([['2.name', 'field.required']])
		);
		expect(
			setUpParts.federation.safeParse({ ...draft.federation, orgNumber: '222000-2278' }).error?.issues[0]?.message
		).toBe('field.org-number');
	});
});
