import { describe, expect, it } from 'vitest';
import { stem } from './stem.ts';

/** Forms that must be found by each other, a word a line. */
const alike = `
protokoll protokollet protokollets protokollen protokollens
möte mötet mötets möten mötens
beslut beslutet beslutets besluten beslutens beslutade
förbund förbundet förbundets förbunden förbundens
samordningsförbund samordningsförbundet samordningsförbundets
kommun kommunen kommunens kommuner kommunerna kommunernas
ärende ärendet ärendets ärenden
uppdrag uppdraget uppdragets uppdragen
underlag underlaget underlagen
ämne ämnet ämnets ämnen
ungdom ungdomen ungdomar ungdomarna ungdomarnas
rehabilitering rehabiliteringen rehabiliteringens rehabiliteringar
åtgärd åtgärden åtgärder åtgärderna
grupp gruppen gruppens grupper grupperna gruppernas
ansökning ansökningen ansökningar ansökningarna
arbete arbetet arbetets arbeten arbetar arbetade
myndighet myndigheten myndigheterna
budget budgeten budgetens budgetar
enhet enheten enheter enheterna
viktig viktigt viktiga
projekt projektet projektets projekten
nyhet nyheten nyheter
universitet universitetet universitetets
`
	.trim()
	.split('\n')
	.map((line) => line.split(' '));

describe('the Swedish stemmer', () => {
	it.each(alike)('Q3 gives the forms of %s one stem', (...forms) => {
		expect(new Set(forms.map(stem)).size).toBe(1);
	});

	// Examples of the published algorithm (snowballstem.org/algorithms/swedish/stemmer.html), and of our rule.
	it.each([
		['jaktkarlarne', 'jaktkarl'],
		['jaktkarlens', 'jaktkarl'],
		['klo', 'klo'],
		['klockornas', 'klock'],
		['kloka', 'klok'],
		['klokheten', 'klok'],
		['klokt', 'klokt'],
		['friskt', 'frisk'],
		['hopplöst', 'hopplös'],
		['höst', 'höst'],
		['sorgfullt', 'sorgfull'],
		['dåligt', 'dål'],
		['kapacitet', 'kapacitet'],
		['paketet', 'paket'],
		['staket', 'staket'],
		['bytet', 'byt']
	])('Q3 cuts %s as published', (word, cut) => {
		expect(stem(word)).toBe(cut);
	});

	it.each(['the', 'of', 'policy', 'hub', 'x', 'åå', '2026', 'q3', ''])('Q3 leaves %s as it is', (word) => {
		expect(stem(word)).toBe(word);
	});

	it('Q3 keeps different words apart', () => {
		const apart = ['styrelse', 'styrgrupp', 'förbund', 'förslag', 'mål', 'medel', 'part', 'parti', 'region', 'regel'];
		expect(new Set(apart.map(stem)).size).toBe(apart.length);
	});
});
