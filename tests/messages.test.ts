import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fieldProblems, refusalCodes } from '#lib/refusals/codes.ts';
import { faults, filesUnder, isCode } from './build/source.ts';

// Every text exists in Swedish and English, says the same things, and is used.
type Messages = Record<string, unknown>;
const code = filesUnder('src', 'server').filter(isCode);
const words = code.map(({ text }) => text).join('\n');

const files = filesUnder('src/lib').filter(({ path }) => /\/messages\.(sv|en)\.json$/.test(path));
const features = [...new Set(files.map(({ path }) => path.split('/')[2] ?? ''))];
const textsOf = (feature: string, language: 'sv' | 'en'): Messages => {
	const file = files.find(({ path }) => path === `src/lib/${feature}/messages.${language}.json`);
	const { $schema: _, ...messages } = JSON.parse(file?.text ?? '{}') as Messages;
	return messages;
};
const every = features.flatMap((feature) =>
	[...new Set([...Object.keys(textsOf(feature, 'sv')), ...Object.keys(textsOf(feature, 'en'))])].map((key) => ({
		feature,
		key,
		sv: textsOf(feature, 'sv')[key],
		en: textsOf(feature, 'en')[key]
	}))
);
const known = new Set(every.map(({ key }) => key));

describe('the texts', () => {
	it('are compiled, every file of them', () => {
		const settings = JSON.parse(readFileSync('project.inlang/settings.json', 'utf8')) as Record<
			string,
			{ pathPattern: string[] }
		>;
		const listed = settings['plugin.inlang.messageFormat']?.pathPattern ?? [];
		expect([...listed].sort()).toEqual(features.map((one) => `./src/lib/${one}/messages.{locale}.json`).sort());
	});

	it('stand in both languages', () => {
		const empty = (text: unknown) => text === undefined || text === '';
		expect(
			faults(
				every,
				({ feature, key, sv, en }) =>
					(empty(sv) || empty(en)) && `${feature}: ${key} is missing in ${empty(sv) ? 'Swedish' : 'English'}`
			)
		).toEqual([]);
	});

	it('take the same values in both languages', () => {
		const values = (text: unknown) =>
			[...new Set([...JSON.stringify(text ?? '').matchAll(/\{(\w+)\}/g)].map(([, name]) => name))].sort().join(', ');
		expect(
			faults(every, ({ key, sv, en }) => {
				return values(sv) !== values(en) && `${key}: {${values(sv)}} in Swedish, {${values(en)}} in English`;
			})
		).toEqual([]);
	});

	it('are named for their feature, in small letters, once', () => {
		const seen = new Set<string>();
		expect(
			faults(every, ({ feature, key }) => {
				const prefix = feature === 'refusals' ? /^(refusal|problem)_/ : new RegExp(`^${feature}_`);
				if (!prefix.test(key) || !/^[a-z0-9]+(_[a-z0-9]+)*$/.test(key)) return `${feature}: ${key}`;
				if (seen.has(key)) return `${key} stands twice`;
				seen.add(key);
				return false;
			})
		).toEqual([]);
	});

	it('exist when the code asks for them', () => {
		const asked = [...words.matchAll(/\bm\.([a-z0-9]+_[a-z0-9_]+)\b/g)].map(([, key = '']) => key);
		expect([...new Set(asked)].filter((key) => !known.has(key))).toEqual([]);
	});

	it('are asked for by the code', () => {
		const asked = new Set(words.match(/\b[a-z0-9]+(?:_[a-z0-9]+)+\b/g));
		// A key put together from a word of a closed list: `network_part_${part}`.
		const prefixes = [...words.matchAll(/[`']([a-z0-9]+(?:_[a-z0-9]+)*_)(?:\$\{|')/g)].map(([, prefix = '']) => prefix);
		expect(
			faults(
				every.filter(({ feature }) => feature !== 'refusals'),
				({ feature, key }) =>
					!asked.has(key) && !prefixes.some((prefix) => key.startsWith(prefix)) && `${feature}: ${key} is never shown`
			)
		).toEqual([]);
	});
});

describe('the refusals', () => {
	const keys = (prefix: string, codes: string[]) => codes.map((one) => `${prefix}_${one.replaceAll(/[.-]/g, '_')}`);
	const needed = [
		...keys('refusal', Object.keys(refusalCodes)),
		...keys(
			'problem',
			fieldProblems.map((one) => one.slice('field.'.length))
		)
	];

	it('each have a sentence', () => {
		expect(needed.filter((key) => !known.has(key))).toEqual([]);
	});

	it('have no sentence that belongs to none', () => {
		const texts = every.filter(({ feature }) => feature === 'refusals').map(({ key }) => key);
		expect(texts.filter((key) => !needed.includes(key))).toEqual([]);
	});

	it('are each given somewhere', () => {
		const given = (word: string) =>
			code.some(({ path, text }) => !path.endsWith('/codes.ts') && text.includes(`'${word}'`));
		expect([...Object.keys(refusalCodes), ...fieldProblems].filter((word) => !given(word))).toEqual([]);
	});
});
