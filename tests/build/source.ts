import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

export interface SourceFile {
	/** From the project's root, with / between: server/meetings/read.ts */
	readonly path: string;
	readonly text: string;
}

export interface Import {
	/** As it is written: '#server/bus.ts', './read.ts', 'zod'. */
	readonly from: string;
	/** The file of ours it means, else null. */
	readonly file: string | null;
	/** What it takes by name. */
	readonly names: readonly string[];
	/** Erased before anything runs. */
	readonly typeOnly: boolean;
}

const generated = ['server/db/generated', 'src/lib/i18n/paraglide'];

/** Every file under these folders of the project; what is generated is left out. */
export function filesUnder(...folders: string[]): SourceFile[] {
	const walk = (path: string): string[] => {
		if (generated.includes(path) || path.endsWith('/node_modules')) return [];
		if (statSync(path).isFile()) return [path];
		return readdirSync(path)
			.sort()
			.flatMap((name) => walk(`${path}/${name}`));
	};
	return folders
		.filter((folder) => existsSync(folder))
		.flatMap(walk)
		.filter((path) => /\.(ts|js|mjs|svelte|json|css|html|md)$/.test(path))
		.map((path) => ({ path, text: readFileSync(path, 'utf8') }));
}

export const isCode = ({ path }: SourceFile): boolean => /\.(ts|js|mjs|svelte)$/.test(path);
export const isTest = ({ path }: SourceFile): boolean => path.endsWith('.test.ts') || path.startsWith('tests/');

const statement = /(?:^|[\n;>])\s*(import|export)\s+(type\s+)?([^'";]*?\bfrom\s*)?['"]([^'"\n]+)['"]/g;
const dynamic = /\bimport\(\s*['"]([^'"]+)['"]\s*\)/g;

function resolve(from: string, importer: string): string | null {
	if (from.startsWith('#lib/')) return from.replace('#lib/', 'src/lib/');
	if (from.startsWith('#server/')) return from.replace('#server/', 'server/');
	if (from.startsWith('.')) return normalize(join(dirname(importer), from)).replaceAll('\\', '/');
	return null;
}

/** What a file imports or re-exports, in its own words and as files. */
export function importsOf({ path, text }: SourceFile): Import[] {
	const found: Import[] = [];
	for (const [, word, type, clause, from] of text.matchAll(statement)) {
		if (from === undefined || (word === 'export' && clause === undefined)) continue;
		const [, list = ''] = /\{([^}]*)\}/.exec(clause ?? '') ?? [];
		const names = list.split(',').map((one) => one.trim().split(/\s+/)[0] ?? '');
		found.push({ from, file: resolve(from, path), names, typeOnly: type !== undefined });
	}
	for (const [, from] of text.matchAll(dynamic))
		if (from !== undefined) found.push({ from, file: resolve(from, path), names: [], typeOnly: false });
	return found;
}

/** One line for each fault: where it is and what is wrong; a test expects the list to be empty. */
export const faults = <T>(things: readonly T[], fault: (thing: T) => string | false | null | undefined): string[] =>
	things.map(fault).filter((line) => typeof line === 'string');
