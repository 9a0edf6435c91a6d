import { z } from 'zod';
import { stopWords } from '#lib/digest/stops.ts';
import { command } from '#server/command.ts';
import { putStop } from './put-stop.ts';

/** Chooses on one's own page which letters one gets. Refusals: 'access.denied', 'access.sign-in'. */
export const chooseMail = command(
	'digest.choose',
	z.object({ what: z.enum(stopWords), on: z.boolean() }),
	async (ctx, { what, on }) => {
		ctx.demand('home.read', {});
		await putStop(ctx, { membershipId: ctx.actor.membershipId ?? '', what, on });
	}
);
