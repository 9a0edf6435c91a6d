import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Blocks, Inline } from '#lib/items/blocks.ts';
import { fromMarkup, toMarkup } from './markup.ts';

const text = (words: string, ...marks: ('bold' | 'italic')[]): Inline => ({
	...{ type: 'text', text: words },
	marks: marks.map((type) => ({ type }))
});

describe('a text as it is edited in a plain field', () => {
	it('J2 shows what was written in lines, and reads it back as it was', () => {
		const blocks: Blocks = [
			{ type: 'heading', level: 2, content: [text('Underlag')] },
			{ type: 'paragraph', content: [text('Förbundet har '), text('87 procent', 'bold'), text(' kvar [av] 3*4.')] },
			{
				type: 'bulletList',
				items: [
					[
						{ type: 'paragraph', content: [text('8 till studier')] },
						{ type: 'orderedList', start: 3, items: [[{ type: 'paragraph', content: [text('i höst', 'italic')] }]] }
					],
					[{ type: 'paragraph', content: [text('5 till arbete')] }]
				]
			},
			{
				type: 'paragraph',
				content: [
					{ type: 'text', text: 'rapporten', marks: [{ type: 'link', href: 'https://exempel.se/a_(b)' }] },
					{ type: 'hardBreak' },
					text('- inte en punkt')
				]
			},
			{
				type: 'table',
				rows: [
					['Insats', 'Utfall'].map((words) => ({
						...{ type: 'tableHeader' as const, colspan: 1, rowspan: 1 },
						content: [{ type: 'paragraph' as const, content: [text(words)] }]
					})),
					['A|B', '12'].map((words) => ({
						...{ type: 'tableCell' as const, colspan: 1, rowspan: 1 },
						content: [{ type: 'paragraph' as const, content: [text(words)] }]
					}))
				]
			}
		];
		const typed = toMarkup(blocks);
		expect(typed.split('\n').slice(0, 4)).toEqual([
			'## Underlag',
			'',
			String.raw`Förbundet har **87 procent** kvar \[av\] 3\*4.`,
			''
		]);
		const back = fromMarkup(typed);
		expect(back.slice(0, 3)).toEqual(blocks.slice(0, 3));
		expect(back[4]).toEqual(blocks[4]);
		expect(toMarkup(back)).toBe(typed);
	});

	const inline = fc
		.array(
			fc.record({
				type: fc.constant('text' as const),
				text: fc.string({ minLength: 1, maxLength: 12 }),
				marks: fc.uniqueArray(fc.record({ type: fc.constantFrom('bold' as const, 'italic' as const) }), {
					selector: ({ type }) => type,
					maxLength: 1
				})
			}),
			{ minLength: 1, maxLength: 3 }
		)
		.map((content) => content as readonly Inline[]);

	it('J2 whatever is written is kept from one editing to the next', () => {
		fc.assert(
			fc.property(fc.array(inline, { maxLength: 4 }), (paragraphs) => {
				const once = fromMarkup(toMarkup(paragraphs.map((content) => ({ type: 'paragraph', content }))));
				expect(fromMarkup(toMarkup(once))).toEqual(once);
			})
		);
	});

	it('J2 anything typed is a text, and the words in it stay', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (typed) => {
				const blocks = fromMarkup(typed);
				expect(fromMarkup(toMarkup(blocks))).toEqual(blocks);
			})
		);
	});

	it('J2 so is anything made of signs alone', () => {
		const signs = fc.constantFrom(
			'_',
			'**',
			'[',
			'](',
			')',
			'\\',
			'|',
			'- ',
			'1. ',
			'## ',
			' ',
			'  ',
			'\n',
			'å',
			'http://x.se',
			'\t'
		);
		fc.assert(
			fc.property(fc.array(signs, { maxLength: 14 }), (typed) => {
				const blocks = fromMarkup(typed.join(''));
				expect(fromMarkup(toMarkup(blocks))).toEqual(blocks);
			}),
			{ numRuns: 2000, examples: [[['_', '_']], [['_', ' ', '_']], [['_', '**', '_', '**']], [['## ', '_', '_']]] }
		);
	});
});
