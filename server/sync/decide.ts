import { isId } from '#lib/ids/id.ts';
import type { CloseReason } from '#lib/yjs/close-codes.ts';
import type { PresentPerson } from '#lib/yjs/wire.ts';
import { deviceNameOf } from '#server/accounts/device-name.ts';
import { actorOfCookies } from '#server/accounts/session.ts';
import { context } from '#server/context.ts';
import { documentAccess, type DocumentAccess } from '#server/documents/rights.ts';
import { identityOf } from './identity.ts';

/** What an upgrade asks for, by its address: /sync/<document>?epoch&version&ack&account. */
export interface Asked {
	readonly documentId: string;
	/** Of the document the page was given. */
	readonly epoch: number;
	/** Of the kind, as the page knows it. */
	readonly version: number;
	readonly acknowledged: boolean;
	/** Whose page this is, by the name their browser knows them under; null when it does not say. */
	readonly account: string | null;
}

export interface Decided {
	readonly accountId: string;
	readonly sessionId: string;
	readonly found: DocumentAccess;
	readonly person: PresentPerson;
}

export const path = '/sync/';

export function readAsked(url: URL): Asked {
	const number = (name: string) => Number(url.searchParams.get(name) ?? NaN);
	return {
		documentId: url.pathname.slice(path.length),
		epoch: number('epoch'),
		version: number('version'),
		acknowledged: url.searchParams.get('ack') === '1',
		account: url.searchParams.get('account')
	};
}

/**
 * Who comes, and what they may do with the document they name. Out: that, or why not. What a stranger could learn
 * from comes last: the epoch and the version are told only to whoever may read.
 */
export async function decide(
	cookies: string | undefined,
	asked: Asked,
	versionOf: (kind: string) => number | undefined
): Promise<Decided | CloseReason> {
	const { read, config } = context();
	const actor = await actorOfCookies(cookies);
	const { accountId, sessionId } = actor;
	if (accountId === null || sessionId === null) return 'signedOut';
	// Somebody else has signed in in this browser: what the page holds is not theirs to write.
	if (asked.account !== null && asked.account !== deviceNameOf(accountId)) return 'signedOut';
	const found = await documentAccess(read, actor, isId(asked.documentId) ? asked.documentId : '');
	if (!found) return 'missing';
	if (asked.epoch !== found.document.epoch) return 'erased';
	if (!(asked.version >= (versionOf(found.document.kind) ?? Infinity))) return 'outdated';
	const person = await identityOf(read, config.secret, actor, found.groupId);
	return { accountId, sessionId, found, person };
}
