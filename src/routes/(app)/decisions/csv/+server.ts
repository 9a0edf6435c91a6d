import { registerCsv } from '#lib/decisions/register-file.ts';
import { readFilter } from '#lib/decisions/register.ts';
import { readRegister } from '#server/decisions/read-register.ts';
import { page } from '#server/pages.ts';
import type { RequestEvent } from './$types';

/** The register as it is filtered, for a spreadsheet. */
export const GET = page(async ({ locals, url }: RequestEvent) => {
	const { lines } = await readRegister(locals.actor, readFilter(url.searchParams), { entire: true });
	return new Response(registerCsv(lines), {
		headers: {
			'Content-Type': 'text/csv; charset=utf-8',
			'Content-Disposition': 'attachment; filename="beslut.csv"',
			'Cache-Control': 'private, no-store'
		}
	});
});
