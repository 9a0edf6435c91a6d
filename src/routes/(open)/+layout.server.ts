import { page } from '#server/pages.ts';
import { readHouse } from '#server/frame/read.ts';
import type { LayoutServerLoadEvent } from './$types.js';

export const load = page(async ({ locals }: LayoutServerLoadEvent) => ({ house: await readHouse(locals.actor) }));
