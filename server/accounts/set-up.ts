import { z } from 'zod';
import { portal } from '#lib/permissions/facts.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { command } from '#server/command.ts';
import { context } from '#server/context.ts';
import { findLink, issueLink, linkPath } from './tickets.ts';

/** A new one-use address for the first set-up; the one of an earlier start is withdrawn. Out: its token. */
const prepareSetUp = command('setup.prepare', z.object({}), async (ctx) => {
	ctx.demand('federation.found', {});
	return issueLink(ctx, 'setup', {});
});

/**
 * The path of the page where the first federation is made, new at every start until it has been; null with a federation
 * or the demo. Whoever starts the portal sees it on their screen, and nobody else does (A15).
 */
export async function firstAddress(): Promise<string | null> {
	const { config, read } = context();
	if (config.demo || (await read.federation.count()) > 0) return null;
	return `/${linkPath.setup}/${await prepareSetUp(portal, {})}`;
}

/** Refuses 'ticket.spent' unless this is the address of the last start, and nothing has been founded. */
export async function checkSetUp(token: string): Promise<void> {
	const { read, clock } = context();
	if (!(await findLink(read, 'setup', token, clock.now()))) refuse('ticket.spent');
}
