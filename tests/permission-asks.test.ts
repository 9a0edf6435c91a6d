import { describe, expect, it } from 'vitest';
import { askSchemas } from '#lib/room/events.ts';
import { asks } from '#server/room/asks.ts';
import { faults, filesUnder, importsOf, isCode, isTest, type SourceFile } from './build/source.ts';

// Every door asks the one permission table: commands, reads, pages, addresses and socket asks.
const files = filesUnder('src', 'server').filter((file) => isCode(file) && !isTest(file));
const byPath = new Map(files.map((file) => [file.path, file]));
const asksItself = (file: SourceFile) => /\bdemand\(|\bcan\(/.test(file.text);

/** Whether a file asks for permission, or something of ours that it calls does. */
function asksSomewhere(file: SourceFile, seen = new Set<string>()): boolean {
	if (seen.has(file.path)) return false;
	seen.add(file.path);
	if (asksItself(file)) return true;
	return importsOf(file).some((one) => {
		const target = one.typeOnly || !one.file?.startsWith('server/') ? undefined : byPath.get(one.file);
		return target !== undefined && target.path !== 'server/command.ts' && asksSomewhere(target, seen);
	});
}

const commands = files.flatMap((file) =>
	file.path === 'server/command.ts'
		? []
		: [...file.text.matchAll(/\bcommand\(\s*'([^']*)'/g)].map(([, name = '']) => ({ name, file }))
);

describe('every command', () => {
	it('is called noun.verb, and there is one of that name', () => {
		const seen = new Map<string, string>();
		expect(
			faults(commands, ({ name, file }) => {
				if (!/^[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*$/.test(name)) return `${file.path}: "${name}" is not noun.verb`;
				const other = seen.get(name);
				seen.set(name, file.path);
				return other !== undefined && `${file.path}: "${name}" is also in ${other}`;
			})
		).toEqual([]);
	});

	it('asks for permission in its body', () => {
		expect(
			faults(
				commands,
				({ name, file }) => !/\bdemand\b/.test(file.text) && `${file.path}: ${name} never calls demand()`
			)
		).toEqual([]);
	});

	it('stands alone in its file, but for the portal’s own', () => {
		const counted = Map.groupBy(commands, ({ file }) => file.path);
		expect(
			faults([...counted], ([path, { length }]) => length > 1 && `${path} has ${length} commands: one verb, one file`)
		).toEqual([]);
	});
});

describe('every read', () => {
	it('asks for permission', () => {
		const reads = files.filter(({ path }) => /^server\/[^/]+\/read(-[a-z-]+)?\.ts$/.test(path));
		const facts = ['server/permissions/read.ts'];
		expect(
			faults(
				reads.filter(({ path }) => !facts.includes(path)),
				(file) => !asksSomewhere(file) && `${file.path} asks nobody`
			)
		).toEqual([]);
	});
});

const routes = files.filter(({ path }) => path.startsWith('src/routes/(app)/') && /\+[\w@]*\.?server\.ts$/.test(path));

describe('every page behind the sign-in', () => {
	it('loads through page(), which turns a no into an answer', () => {
		expect(
			faults(
				routes,
				({ path, text }) =>
					/\bexport\s+(const|async function|function)\s+load\b/.test(text) &&
					!/\bexport\s+const\s+load(\s*:\s*\w+)?\s*=\s*page\(/.test(text) &&
					`${path}: export const load = page(…)`
			)
		).toEqual([]);
	});

	it('acts through act(), once for each action', () => {
		expect(
			faults(routes, ({ path, text }) => {
				const [, body] = /export const actions[^=]*=\s*\{([\s\S]*?)\n\}/.exec(text) ?? [];
				if (body === undefined) return false;
				const actions = [...body.matchAll(/^\t(\w+)\s*[:(]/gm)].length;
				const acts = [...body.matchAll(/\bact\(/g)].length;
				return actions !== acts && `${path}: ${actions} actions and ${acts} act()`;
			})
		).toEqual([]);
	});

	it('answers an address without a page through page() or act()', () => {
		expect(
			faults(routes, ({ path, text }) => {
				const [, verb] =
					/\bexport\s+(?:const|async function|function)\s+(GET|POST|PUT|PATCH|DELETE)\b(?!\s*(?::\s*\w+)?\s*=\s*page\()/.exec(
						text
					) ?? [];
				return verb && !/\bact\(/.test(text) && `${path}: export const ${verb} = page(…)`;
			})
		).toEqual([]);
	});

	it('goes through something that asks for permission', () => {
		expect(faults(routes, (file) => !asksSomewhere(file) && `${file.path} asks nobody`)).toEqual([]);
	});
});

describe('every ask of the socket', () => {
	it('is in the table, and the table has no others', () => {
		expect(Object.keys(asks).sort()).toEqual(Object.keys(askSchemas).sort());
	});

	it('is called noun:verb', () => {
		expect(Object.keys(askSchemas).filter((name) => !/^[a-z]+:[a-z-]+$/.test(name))).toEqual([]);
	});
});
