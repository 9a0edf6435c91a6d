import { deviceNameOf } from '#server/accounts/device-name.ts';
import { context } from '#server/context.ts';
import type { LayoutServerLoad } from './$types.js';

/** Whose documents this browser may open, nobody's for a visitor; and the moment at which the page was read. */
export const load: LayoutServerLoad = ({ locals: { actor }, url }) => {
	// Asked for so that each page has its own moment; this load begins first, so that no row is read before it.
	void url.pathname;
	return {
		account: actor.accountId === null ? null : deviceNameOf(actor.accountId),
		read: context().bus.moment()
	};
};
