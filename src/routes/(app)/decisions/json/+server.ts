import { registerJson } from '#lib/decisions/register-file.ts';
import { readFilter } from '#lib/decisions/register.ts';
import { context } from '#server/context.ts';
import { readRegister } from '#server/decisions/read-register.ts';
import { page } from '#server/pages.ts';
import type { RequestEvent } from './$types';

/** The register as it is filtered, for another program. */
export const GET = page(async ({ locals, url }: RequestEvent) => {
	const { lines, federation } = await readRegister(locals.actor, readFilter(url.searchParams), { entire: true });
	return new Response(registerJson(federation, lines, context().clock.now()), {
		headers: {
			'Content-Type': 'application/json; charset=utf-8',
			'Content-Disposition': 'attachment; filename="beslut.json"',
			'Cache-Control': 'private, no-store'
		}
	});
});
