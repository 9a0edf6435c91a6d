import { deviceNameOf } from '#server/accounts/device-name.ts';
import type { LayoutServerLoad } from './$types.js';

/** Whose documents this browser may open; nobody's for a visitor. */
export const load: LayoutServerLoad = ({ locals: { actor } }) => ({
	account: actor.accountId === null ? null : deviceNameOf(actor.accountId)
});
