// Compiles the messages as the build does, for the checks and tests that run without one. Costs nothing when no
// message has changed since.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './node-24.mjs';
import { unlessDone } from './stamp.mjs';

const files = readdirSync(join(root, 'src/lib')).flatMap((feature) =>
	['sv', 'en'].map((language) => `src/lib/${feature}/messages.${language}.json`)
);
const from = ['project.inlang/settings.json', 'src/lib/i18n/compile.ts', 'package-lock.json', ...files];

await unlessDone('messages', { from, made: 'src/lib/i18n/paraglide/messages.js' }, async () => {
	const { compile } = await import('@inlang/paraglide-js');
	const { paraglide } = await import('../src/lib/i18n/compile.ts');
	await compile({ ...paraglide, cleanOutdir: false });
});
