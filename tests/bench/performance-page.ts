import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';

const page = join(import.meta.dirname, '../../docs/performance.md');

/** Puts figures between the two marks of a name in docs/performance.md; what people wrote around them stays. */
export async function writeFigures(name: string, figures: string): Promise<void> {
	const [begin, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
	const before = readFileSync(page, 'utf8');
	const [head, tail] = [before.split(begin)[0], before.split(end)[1]];
	if (head === undefined || tail === undefined) throw new Error(`${page} has lost its marks`);
	const whole = `${head}${begin}\n\n${figures}\n\n${end}${tail}`;
	writeFileSync(page, await format(whole, { ...(await resolveConfig(page)), parser: 'markdown' }));
}
