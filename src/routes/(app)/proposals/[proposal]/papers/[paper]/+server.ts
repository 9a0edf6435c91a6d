import { serveFile } from '#server/files/serve.ts';
import { page } from '#server/pages.ts';
import { readProposalPaper } from '#server/proposals/read.ts';
import type { RequestEvent } from './$types';

export const GET = page(async ({ locals, params }: RequestEvent) =>
	serveFile(await readProposalPaper(locals.actor, params.proposal, params.paper))
);
