import { page } from '#server/pages.ts';
import { readTool } from '#server/tools/read.ts';
import type { RequestEvent } from './$types';

/** The tool as a file that can be changed and taken in. */
export const GET = page(async ({ locals: { actor }, params, url }: RequestEvent) => {
	const language = url.searchParams.get('language') === 'en' ? 'en' : 'sv';
	const { tool } = await readTool(actor, params.tool, language);
	return new Response(`${JSON.stringify(tool, null, '\t')}\n`, {
		headers: {
			'content-type': 'application/json; charset=utf-8',
			'content-disposition': `attachment; filename="${tool.key}-${tool.language}-${tool.version}.json"`,
			'cache-control': 'no-store'
		}
	});
});
