import type { StopWord } from '#lib/digest/stops.ts';

/**
 * Every kind of letter. `now`: somebody must act on it, or asked for it themselves, and it goes at once; it cannot be
 * stopped while one holds the place it comes with. `digest`: it can wait, and comes with all else that waits in one letter
 * a day at most. `stop`: what its reader can stop by the link in it. `secret`: its text lets its reader in, acts in their
 * name, or tells what the office is not to know: sealed while it waits, struck out when it has been sent.
 */
export const mailKinds = {
	/** A place in the portal to take up; `welcome` where the account is in use already. */
	invitation: { goes: 'now', stop: null, secret: true },
	welcome: { goes: 'now', stop: null, secret: true },
	/** Asked for by whoever gets it, and word of what was done with their account. */
	reset: { goes: 'now', stop: null, secret: true },
	code: { goes: 'now', stop: null, secret: true },
	notice: { goes: 'now', stop: null, secret: false },
	/** To a guest of a meeting. */
	guest: { goes: 'now', stop: null, secret: true },
	/** A calling, a change or a cancelling of a meeting; a question whether one serves. */
	call: { goes: 'now', stop: null, secret: false },
	serve: { goes: 'now', stop: null, secret: false },
	/** Minutes to adjust or notes to check. */
	minutes: { goes: 'now', stop: null, secret: false },
	/** A relay note that waits for one's yes. */
	'relay-approval': { goes: 'now', stop: null, secret: true },
	/** A question from the office about a relay note, and other words for one: they wait for an answer. */
	'relay-question': { goes: 'now', stop: null, secret: false },
	'relay-suggestion': { goes: 'now', stop: null, secret: false },
	/** Something in the portal that somebody could not use, to the office. */
	fault: { goes: 'now', stop: null, secret: false },
	/** A pack to tell one's organisation of. */
	pack: { goes: 'now', stop: 'packs', secret: true },
	/** All the rest: what came to one's groups, what waits, what is soon due; also in one's organisation's closed room. */
	digest: { goes: 'digest', stop: 'digest', secret: true }
} as const satisfies Record<
	string,
	{ readonly goes: 'now' | 'digest'; readonly stop: StopWord | null; readonly secret: boolean }
>;
export type MailKind = keyof typeof mailKinds;

/** Kinds whose text is sealed while it waits. */
export const secretKinds: readonly string[] = Object.entries(mailKinds).flatMap(([kind, { secret }]) =>
	secret ? [kind] : []
);
