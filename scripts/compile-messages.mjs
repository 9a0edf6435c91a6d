// Compiles the messages of all features into src/lib/i18n/paraglide, when one of them has changed.
// As a step of its own and not as a plugin of the build: the plugin keeps the process alive for half a minute.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { compile } from '@inlang/paraglide-js';
import { paraglide } from '../src/lib/i18n/compile.ts';

const settings = readFileSync('project.inlang/settings.json', 'utf8');
const patterns = JSON.parse(settings)['plugin.inlang.messageFormat'].pathPattern;
const locales = JSON.parse(settings).locales;
const hash = createHash('sha256').update(settings).update(JSON.stringify(paraglide));
for (const pattern of patterns)
	for (const locale of locales) {
		const text = readFileSync(pattern.replace('{locale}', locale), 'utf8');
		JSON.parse(text);
		hash.update(text);
	}
const state = hash.digest('hex');
const stamp = 'node_modules/.samsyn-messages';
const same = existsSync(`${paraglide.outdir}/messages.js`) && existsSync(stamp) && readFileSync(stamp, 'utf8') === state;
if (!same) {
	await compile(paraglide);
	writeFileSync(stamp, state);
}
process.exit(0);
