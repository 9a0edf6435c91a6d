import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { excerpt, lengths, marked, type Stretch } from './excerpt.ts';
import { readQuery } from './query.ts';

const shown = (stretches: readonly Stretch[]) => stretches.map(({ text, hit }) => (hit ? `[${text}]` : text)).join('');
const mark = (text: string, typed: string) => shown(marked(text, readQuery(typed)));

describe('the place that was found', () => {
	it.each([
		['Budgeten för 2026 antas.', 'budget', '[Budgeten] för 2026 antas.'],
		['Besluten om mötet', 'beslut möte', '[Besluten] om [mötet]'],
		['Samordningsförbundet', 'förbund', '[Samordningsförbundet]'],
		['Samordningsförbundet', 'samord', '[Samordningsförbundet]'],
		['En väg in, väg en', '"en väg in"', '[En väg in], väg en'],
		['Protokoll 2026:3', '2026:3', 'Protokoll [2026:3]'],
		['IDÉ och ide\u0301', 'ide', '[IDÉ] och [ide\u0301]'],
		['<mark>&amp;', 'amp', '<mark>&[amp];'],
		['Inget här', 'finns ej', 'Inget här']
	])('Q4 %s for %s', (text, typed, result) => {
		expect(mark(text, typed)).toBe(result);
	});

	it('Q4 shows where most of the words stand together', () => {
		const far = 'ord '.repeat(200);
		const text = `Budgeten nämns här. ${far}Här står budgeten och ungdomarna tillsammans. ${far}`;
		const cut = shown(excerpt(text, readQuery('budget ungdom')));
		expect(cut).toContain('står [budgeten] och [ungdomarna] tillsammans');
		expect(cut.startsWith('… ')).toBe(true);
		expect(cut.endsWith(' …')).toBe(true);
	});

	it('Q4 is the text itself, however it is marked and cut', () => {
		const any = fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.lorem({ maxCount: 60 }));
		fc.assert(
			fc.property(any, any, (text, typed) => {
				const terms = readQuery(typed);
				const whole = marked(text, terms);
				expect(whole.map((one) => one.text).join('')).toBe(text);
				expect(whole.every((one) => one.text.length > 0)).toBe(true);
				const cut = excerpt(text, terms)
					.map((one) => one.text)
					.join('');
				const flat = text.replaceAll(/\s+/gu, ' ').trim().toWellFormed();
				expect(flat).toContain(cut.replace(/^… /, '').replace(/ …$/, ''));
				expect(cut.length).toBeLessThanOrEqual(lengths.excerpt + 4);
			})
		);
	});
});
