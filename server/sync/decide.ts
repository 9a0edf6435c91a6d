import { isId } from '#lib/ids/id.ts';
import type { Actor } from '#lib/permissions/facts.ts';
import type { CloseReason } from '#lib/yjs/close-codes.ts';
import type { PresentPerson } from '#lib/yjs/wire.ts';
import { deviceNameOf } from '#server/accounts/device-name.ts';
import { loadActors } from '#server/accounts/actor.ts';
import { sessionNameOfCookies } from '#server/accounts/session.ts';
import { context } from '#server/context.ts';
import { accessBy, documentFacts, type DocumentAccess, type DocumentFacts } from '#server/documents/rights.ts';
import { createGathered } from './gathered.ts';
import { createIdentities } from './identity.ts';

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
 * Decides who comes and what they may do with the document they name. After a restart hundreds come at once: sessions
 * are read together, documents once for all who name them. `rightsVersion` grows with all news that may change rights;
 * nothing read before it is used after it.
 */
export function createDecider(rightsVersion: () => number, versionOf: (kind: string) => number | undefined) {
	const { read, config, clock } = context();
	const actors = createGathered<Actor>({
		read: (sessions) => loadActors(read, sessions, clock.now()),
		version: rightsVersion
	});
	const documents = createGathered<DocumentFacts>({
		async read(ids) {
			const found = await Promise.all(ids.map((id) => documentFacts(read, id)));
			return new Map(found.flatMap((one) => (one ? [[one.document.id, one]] : [])));
		},
		version: rightsVersion
	});
	const personOf = createIdentities(read, config.secret, rightsVersion);

	// The first reading of a fresh process costs ten times what the next do: it is done before anybody knocks.
	void Promise.allSettled([actors(''), documents('')]);

	/** What a session may do with a document now. Out: that, or why nothing. */
	async function accessOf(
		sessionId: string | null,
		documentId: string
	): Promise<{ actor: Actor; found: DocumentAccess } | 'signedOut' | 'missing'> {
		const actor = sessionId === null ? null : await actors(sessionId);
		if (!actor) return 'signedOut';
		const found = accessBy(actor, await documents(documentId));
		return found ? { actor, found } : 'missing';
	}

	return {
		accessOf,
		/** Out: who they are and what they may, or why not. The epoch and the version are told only to whoever may read. */
		async decide(cookies: string | undefined, asked: Asked): Promise<Decided | CloseReason> {
			const access = await accessOf(sessionNameOfCookies(cookies), isId(asked.documentId) ? asked.documentId : '');
			if (typeof access === 'string') return access;
			const { actor, found } = access;
			const { accountId, sessionId } = actor;
			if (accountId === null || sessionId === null) return 'signedOut';
			// Somebody else has signed in in this browser: what the page holds is not theirs to write.
			if (asked.account !== null && asked.account !== deviceNameOf(accountId)) return 'signedOut';
			if (asked.epoch !== found.document.epoch) return 'erased';
			if (!(asked.version >= (versionOf(found.document.kind) ?? Infinity))) return 'outdated';
			return { accountId, sessionId, found, person: await personOf(actor, found.groupId) };
		}
	};
}
