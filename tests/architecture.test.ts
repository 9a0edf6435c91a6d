import { describe, expect, it } from 'vitest';
import { faults, filesUnder, importsOf, isCode, isTest, type SourceFile } from './build/source.ts';

// The house rules that a machine can hold. A rule that is not a test is a wish.
const all = filesUnder('src', 'server', 'tests', 'scripts');
const code = all.filter(isCode);
const product = code.filter((file) => !isTest(file) && /^(src|server)\//.test(file.path));
const server = product.filter((file) => file.path.startsWith('server/'));
const byPath = new Map(all.map((file) => [file.path, file]));

const isServerRoute = (path: string) => /\/\+[\w@.-]*server\.ts$/.test(path) || path === 'src/hooks.server.ts';
/** server/votes/cast.ts → votes; server/command.ts → none. */
const featureOf = (path: string) => /^server\/([^/]+)\//.exec(path)?.[1];
const commandsIn = (path: string) =>
	[...(byPath.get(path)?.text ?? '').matchAll(/export const (\w+) = command\(/g)].map(([, name]) => name);

const wrongImports = (
	files: SourceFile[],
	wrong: (from: string, file: string | null, path: string) => string | false
) =>
	files.flatMap((file) =>
		faults(importsOf(file), (one) => {
			const why = wrong(one.from, one.file, file.path);
			return why && `${file.path} imports ${one.from}: ${why}`;
		})
	);

describe('the direction of imports', () => {
	it('what browser and server share knows nothing of the server', () => {
		const shared = code.filter(({ path }) => path.startsWith('src/lib/') && !path.endsWith('.test.ts'));
		expect(
			wrongImports(shared, (_from, file) => (file?.startsWith('server/') ?? false) && 'src/lib stands below server')
		).toEqual([]);
	});

	it('the server knows nothing of pages and components', () => {
		expect(
			wrongImports(
				server,
				(from, file) =>
					((file?.startsWith('src/routes/') ?? false) || from.endsWith('.svelte') || from.startsWith('$app')) &&
					'server runs in plain Node and stands below the pages'
			)
		).toEqual([]);
	});

	it('only what never reaches a browser imports from server', () => {
		const pages = product.filter(({ path }) => path.startsWith('src/') && !isServerRoute(path));
		expect(
			wrongImports(
				pages,
				(_from, file) =>
					(file?.startsWith('server/') ?? false) && 'it would be sent to browsers; ask through +page.server.ts'
			)
		).toEqual([]);
	});

	it("nobody but the routes, the sockets, the jobs and the demo imports another feature's commands", () => {
		const mayCall = ['jobs', 'room', 'sync', 'demo'];
		expect(
			server.flatMap(({ path, text }) => {
				const mine = featureOf(path);
				if (mine === undefined || mayCall.includes(mine)) return [];
				return importsOf({ path, text }).flatMap(({ file, names }) =>
					file === null || featureOf(file) === mine
						? []
						: names
								.filter((name) => commandsIn(file).includes(name))
								.map(
									(name) => `${path} imports the command ${name}: what follows elsewhere is a job or listens to news`
								)
				);
			})
		).toEqual([]);
	});

	it('every import of ours leads to a file', () => {
		expect(
			wrongImports(
				code,
				(from, file, path) =>
					file !== null &&
					!/\/(paraglide|generated|\$types)/.test(file) &&
					!/\?\w+$/.test(from) &&
					!path.startsWith('scripts/') &&
					/^(src|server|tests)\//.test(file) &&
					!byPath.has(file) &&
					!byPath.has(file.replace(/\.js$/, '.ts')) &&
					'there is no such file'
			)
		).toEqual([]);
	});

	it('nothing imports in a circle', () => {
		const next = new Map(
			product.map((file) => [
				file.path,
				importsOf(file)
					.filter((one) => !one.typeOnly)
					.map((one) => one.file)
			])
		);
		const circles: string[] = [];
		const done = new Set<string>();
		const visit = (path: string, trail: string[]) => {
			if (trail.includes(path)) circles.push([...trail.slice(trail.indexOf(path)), path].join(' → '));
			else if (!done.has(path)) {
				for (const file of next.get(path) ?? []) if (file && next.has(file)) visit(file, [...trail, path]);
				done.add(path);
			}
		};
		for (const path of next.keys()) visit(path, []);
		expect(circles).toEqual([]);
	});
});

describe('who may do what', () => {
	const only = (files: SourceFile[], pattern: RegExp, allowed: RegExp, why: string) =>
		faults(files, ({ path, text }) => pattern.test(text) && !allowed.test(path) && `${path}: ${why}`);

	it('only a command writes to the database', () => {
		expect(
			only(
				product,
				/context\(\)\s*\.write\b|\{[^}]*\bwrite\b[^}]*\}\s*=\s*context\(\)|\bopenDatabase\b|new PrismaClient\b/,
				/^server\/(command|start|db\/open)\.ts$/,
				'writes go through command()'
			)
		).toEqual([]);
	});

	it('only the database, the document log and the backup open files of SQLite', () => {
		expect(
			only(product, /from 'better-sqlite3'/, /^server\/(db|sync|backup)\//, 'reads go through context().read')
		).toEqual([]);
	});

	it('only the settings and the process doors read the environment', () => {
		expect(
			only(
				product,
				/\bprocess\.env\b|\$env\//,
				/^(server\/(config|main|dev|backup\/main)\.ts|src\/hooks\.server\.ts)$/,
				'settings are read once, in server/config.ts'
			)
		).toEqual([]);
	});

	it('pages ask through reads and commands, never the database themselves', () => {
		const routes = product.filter(({ path }) => path.startsWith('src/routes/'));
		expect(
			only(routes, /context\(\)\.(read|documents)\b|\{[^}]*\bread\b[^}]*\}\s*=\s*context\(\)/, /^$/, 'use a read.ts')
		).toEqual([]);
	});
});

describe('names and sizes', () => {
	const nameOf = (path: string) => path.slice(path.lastIndexOf('/') + 1);

	it('files are in kebab-case, components in PascalCase', () => {
		const kebab = /^[a-z0-9]+(-[a-z0-9]+)*(\.(svelte|test|server|client|d|config))?\.(ts|js|mjs)$/;
		const component = /^[A-Z][A-Za-z0-9]*\.svelte$/;
		expect(
			faults(
				code.filter(({ path }) => !nameOf(path).startsWith('+')),
				({ path }) =>
					!(path.endsWith('.svelte') ? component : kebab).test(nameOf(path)) &&
					`${path}: kebab-case.ts or PascalCase.svelte`
			)
		).toEqual([]);
	});

	it('nothing is called utils, helpers, common, misc, Base or Wrapper', () => {
		expect(
			faults(
				code,
				({ path }) =>
					/(^|\/)(utils?|helpers?|common|misc|shared)(\/|\.|$)|\/(Base|Common)[A-Z]\w*\.svelte|Wrapper\.svelte/.test(
						path
					) && `${path}: name it for what it does`
			)
		).toEqual([]);
	});

	it('nothing is a Service or a Manager', () => {
		expect(
			faults(code, ({ path, text }) => {
				const [name] = /\b(?:class|const|function|interface|type)\s+\w*(?:Service|Manager)\b/.exec(text) ?? [];
				return name && `${path}: ${name}: name it for what it does`;
			})
		).toEqual([]);
	});

	it('no index file re-exports others', () => {
		expect(faults(code, ({ path }) => nameOf(path) === 'index.ts' && `${path}: import from the file itself`)).toEqual(
			[]
		);
	});

	it('no file is longer than it can be read', () => {
		expect(
			faults(code, (file) => {
				const most = isTest(file) ? 400 : 260;
				const lines = file.text.trimEnd().split('\n').length;
				return lines > most && `${file.path} has ${lines} lines; at most ${most}`;
			})
		).toEqual([]);
	});

	it('no test is left out or runs alone', () => {
		expect(
			faults(code, ({ path, text }) => {
				const [found] = /\b(?:it|test|describe)\.(?:skip|only|todo|fixme)\b/.exec(text) ?? [];
				return found && path !== 'tests/architecture.test.ts' && `${path} has ${found}`;
			})
		).toEqual([]);
	});

	it("no file names a path of somebody's machine", () => {
		const docs = filesUnder('docs', 'README.md', 'ARCHITECTURE.md', 'prisma', '.ci');
		expect(
			faults(
				[...all, ...docs].filter(({ path }) => path !== 'tests/architecture.test.ts'),
				({ path, text }) => {
					const [found] = /(?<![\w.])\/(work|home|root|tmp)\/\w+/.exec(text) ?? [];
					return found && `${path} names ${found}`;
				}
			)
		).toEqual([]);
	});
});
