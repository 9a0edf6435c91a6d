import Database from 'better-sqlite3';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { limits, matchOf, readQuery } from './query.ts';

// The same table as in server/db/search-index.ts, in memory: what it takes as a question is what counts.
const db = new Database(':memory:');
db.exec(
	"CREATE VIRTUAL TABLE words USING fts5(reach, title, body, titleStems, bodyStems, tails, tokenize = 'ascii', prefix = '2 3 4')"
);
db.prepare('INSERT INTO words (rowid, reach, body, bodyStems) VALUES (1, ?, ?, ?)').run('s1', 'annat', 'ann');
db.prepare('INSERT INTO words (rowid, reach, body, bodyStems) VALUES (2, ?, ?, ?)').run('s2', 'hemligt', 'hem');
const ask = (match: string) => db.prepare('SELECT rowid FROM words WHERE words MATCH ?').pluck().all(match) as number[];
afterAll(() => db.close());

const words = (typed: string) => readQuery(typed).map((term) => term.words.join('+'));

describe('what was typed', () => {
	it.each([
		['budget', ['budget']],
		['  Budget   2026 ', ['budget', '2026']],
		['mötet om budgeten', ['mötet', 'budgeten']],
		['vad är det', ['vad', 'är', 'det']],
		['"en väg in" Vidåkra', ['en+väg+in', 'vidåkra']],
		['”en väg in', ['en+väg+in']],
		['2026:3', ['2026+3']],
		['e-post', ['e+post']],
		['idé IDÉ ide', ['ide']],
		['Å ÄNDRA', ['å', 'ändra']],
		['', []],
		['" " * - ( )', []],
		['title : hemligt', ['title', 'hemligt']],
		['hemligt NOT annat', ['hemligt', 'not', 'annat']],
		['NEAR(a b, 5)', ['near+a', 'b', '5']]
	])('Q2 %s', (typed, terms) => {
		expect(words(typed)).toEqual(terms);
	});

	it('Q2 is at most so many terms of so many letters', () => {
		const many = Array.from({ length: 60 }, (_, at) => `ord${at}`).join(' ');
		expect(readQuery(many)).toHaveLength(limits.terms);
		expect(words('x'.repeat(5_000))).toEqual(['x'.repeat(40)]);
	});
});

const hostile = fc.constantFrom(
	...['"', '""', "'", '*', '^', ':', '(', ')', '{', '}', '-', '+', ',', ';', '--', '/*', '\\', '\0', '%', '_', '\n'],
	...[
		'AND',
		'OR',
		'NOT',
		'NEAR',
		'NEAR(',
		'reach',
		'reach :',
		'{reach} : "s2"',
		's2',
		'title',
		'rank',
		'words',
		'”',
		'«'
	],
	...['hemligt', 'annat', 'å', 'ß', 'İ', 'ŉ', '\ud83d', '\u0301', '٣', '𝟘', 'ﬁ', '\u200b', '你好', 'a\u0308']
);
const typed = fc
	.array(fc.oneof(hostile, fc.string({ unit: 'binary' }), fc.string()), { maxLength: 12 })
	.map((parts) => parts.join(''));

describe('any typed text', () => {
	it('Q2 is a question that the index takes, and opens no other scope', () => {
		fc.assert(
			fc.property(typed, fc.boolean(), (text, titles) => {
				const terms = readQuery(text);
				if (terms.length > 0) expect(ask(matchOf(terms, [1], titles))).not.toContain(2);
			})
		);
	});
});
