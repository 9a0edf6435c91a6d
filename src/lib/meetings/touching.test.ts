import { describe, expect, it } from 'vitest';
import { sentTo } from './touching.ts';

const vid = { id: 'o', name: 'Vidåkra kommun', shortName: 'VID' };

describe('to whom a decision is sent', () => {
	it.each([
		['Vidåkra kommun', true],
		['vidåkra kommun, socialförvaltningen', true],
		['Kansliet\nVID', true],
		['AF, FK, VID', true],
		['Individ och familj', false],
		['Stensånge kommun', false],
		['', false]
	])('U19 %j', (addressees, sent) => expect(sentTo(addressees, vid)).toBe(sent));

	it('U19 a short name stands alone, and one that is empty names nobody', () => {
		expect(sentTo('Affärsplanen', { id: 'a', name: 'Arbetsförmedlingen', shortName: 'AF' })).toBe(false);
		expect(sentTo('Kansliet.', { id: 'a', name: 'Region Ljusbygd', shortName: '' })).toBe(false);
	});
});
