import { readHouse } from '#server/frame/read.ts';
import { page } from '#server/pages.ts';
import type { PageServerLoadEvent } from './$types.js';

export const load = page(async ({ url, locals }: PageServerLoadEvent) => ({
	house: await readHouse(locals.actor),
	where: { hostname: url.hostname, port: url.port, protocol: url.protocol }
}));
