/**
 * Why the sync door ends a connection; both sides read this table. y-websocket takes 4400–4499 as final and comes back
 * after every other code.
 */
export const closeCodes = {
	/** The server stops; come back. */
	restart: 1012,
	/** More messages or bytes than one person can write; come back more slowly. */
	tooMuch: 1008,
	/** What you may do here has changed; ask the door again. */
	rightsChanged: 4205,
	/** Not a message of this protocol. */
	malformed: 4400,
	signedOut: 4401,
	/** The document does not exist, or you may not see it: the two look alike. */
	missing: 4403,
	/** This page is older than the document's kind: reload. */
	outdated: 4406,
	/** The document holds as much as one may; it can be read and not be added to. */
	full: 4407,
	/** The document was rebuilt under a new epoch; what you hold belongs to an erased one. */
	erased: 4410,
	tooLarge: 4413,
	/** Writing under a client id that belongs to somebody else. */
	forged: 4422,
	/** Writing in a step whose time is out, on a sheet where that ends it. */
	late: 4423,
	/** Could not be stored now; nothing was acknowledged; send again. */
	storage: 4503,
	/** The writing builds on something the server does not have; synchronise again. */
	resync: 4509,
	/** The stored document cannot be read; its bytes are kept and somebody must look. */
	unavailable: 4520
} as const;

export type CloseReason = keyof typeof closeCodes;

/** Whether a client must not come back by itself. */
export const isFinal = (code: number): boolean => code >= 4400 && code < 4500;

const reasons = new Map<number, CloseReason>(
	(Object.entries(closeCodes) as [CloseReason, number][]).map(([reason, code]) => [code, reason])
);

/** The reason behind a close code; null for codes that are not ours (network, browser). */
export const reasonOf = (code: number): CloseReason | null => reasons.get(code) ?? null;
