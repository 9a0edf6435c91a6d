import { versionReason } from '#lib/history/thinning.ts';
import type { VersionLine } from '#lib/history/version.ts';
import type { Actor } from '#lib/permissions/facts.ts';
import { can } from '#lib/permissions/rules.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { context } from '#server/context.ts';
import { nameOf } from '#server/network/find.ts';
import { demand } from '#server/permissions/demand.ts';
import { findHistory } from './find.ts';

/** Whose history: a meeting's agenda, the text of one of its items, a proposal's or a briefing's. */
export type HistoryOf =
	| { readonly meetingId: string; readonly itemId: string | null }
	| { readonly proposalId: string }
	| { readonly briefingId: string };

export interface History {
	readonly documentId: string;
	readonly kind: string;
	/** The item's title; null for the agenda. */
	readonly item: string | null;
	/** Newest first. */
	readonly versions: readonly VersionLine[];
	readonly mayWrite: boolean;
	readonly mayErase: boolean;
	readonly frozen: boolean;
}

/** The document of a history, after asking. Refuses 'thing.missing' also for an item of another meeting. */
export async function openHistory(actor: Actor, of: HistoryOf) {
	const found = await findHistory(context().read, subjectOf(of));
	demand(actor, 'history.read', found.facts);
	// What has not gone out is its writers' own.
	if (found.document.kind === 'briefing') demand(actor, 'briefing.prepare', found.facts);
	if ('meetingId' in of && found.document.meetingId !== of.meetingId) refuse('thing.missing');
	return found;
}

function subjectOf(of: HistoryOf): { readonly kind: string; readonly subjectId: string } {
	if ('briefingId' in of) return { kind: 'briefing', subjectId: of.briefingId };
	if ('proposalId' in of) return { kind: 'proposal', subjectId: of.proposalId };
	return of.itemId === null ? { kind: 'agenda', subjectId: of.meetingId } : { kind: 'item', subjectId: of.itemId };
}

/** Names of accounts as this federation knows them, also of those whose time in it is over. */
async function namesIn(federationId: string, accountIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
	const memberships = await context().read.membership.findMany({
		where: { federationId, accountId: { in: [...new Set(accountIds)] } },
		select: { accountId: true, knownAs: true, account: { select: { name: true } } }
	});
	return new Map(memberships.map((one) => [one.accountId, nameOf(one)]));
}

/** The versions of a text, newest first, with who wrote in them. Needs 'history.read'. */
export async function readHistory(actor: Actor, of: HistoryOf): Promise<History> {
	const { read } = context();
	const { document, facts, write } = await openHistory(actor, of);
	const { id, epoch, federationId, kind, state } = document;
	const [rows, item] = await Promise.all([
		read.documentVersion.findMany({
			where: { documentId: id, epoch, federationId },
			orderBy: [{ cursor: 'desc' }, { at: 'desc' }]
		}),
		!('itemId' in of) || of.itemId === null
			? null
			: read.agendaItem.findFirst({ where: { id: of.itemId, federationId }, select: { title: true } })
	]);
	const writersOf = new Map(rows.map((row) => [row.id, JSON.parse(row.writers) as string[]]));
	const names = await namesIn(federationId, [
		...[...writersOf.values()].flat(),
		...rows.flatMap(({ byId }) => byId ?? [])
	]);
	const lines = new Map(rows.map((row) => [row.id, row]));
	return {
		documentId: id,
		kind,
		item: item ? item.title : null,
		versions: rows.map((row) => {
			const source = row.ofId === null ? undefined : lines.get(row.ofId);
			return {
				id: row.id,
				at: row.at,
				name: row.name,
				reason: versionReason(row.reason),
				writers: (writersOf.get(row.id) ?? []).flatMap((account) => names.get(account) ?? []),
				by: row.byId === null ? null : (names.get(row.byId) ?? null),
				of: source ? { at: source.at, name: source.name } : null
			};
		}),
		mayWrite: state === 'open' && can(actor, write, facts),
		mayErase: can(actor, 'history.erase', facts),
		frozen: state !== 'open'
	};
}
