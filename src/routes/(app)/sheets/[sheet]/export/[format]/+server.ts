import { page } from '#server/pages.ts';
import { exportSheet } from '#server/sheets/read-export.ts';
import type { RequestEvent } from './$types';

/** A sheet as a file, with what the reader may see of it. */
export const GET = page(({ locals, params }: RequestEvent) => exportSheet(locals.actor, params.sheet, params.format));
