import { z } from 'zod';
import { command } from '#server/command.ts';
import { putStop } from './put-stop.ts';
import { readStopLink } from './stop-link.ts';

/** Stops letters by the link in one of them, without signing in; run by the portal. Refuses 'ticket.spent'. */
export const stopByLink = command(
	'digest.stop-by-link',
	z.object({ token: z.string().max(200) }),
	async (ctx, input) => {
		ctx.demand('portal.work', {});
		await putStop(ctx, { ...readStopLink(input.token), on: false });
	}
);
