import { readPayload, wordsOf } from '#lib/relay/payload.ts';
import { can } from '#lib/permissions/rules.ts';
import { seatedIn } from '../reach.ts';
import type { Source } from '../source.ts';

/**
 * Relay notes as a group got them: exactly what it was shown, for those who sit in it. What another was sent, and what the
 * note says where it came from, are other texts. One that was withdrawn is found no more.
 */
export const receivedNotes: Source = {
	name: 'received',
	all: 'SELECT id FROM RelayHop WHERE toGroupId IS NOT NULL',
	watch: [
		{ table: 'RelayHop', columns: ['payload', 'toGroupId', 'report'], ids: (row) => `SELECT ${row}.id` },
		{ table: 'RelayNote', columns: ['state'], ids: (row) => `SELECT id FROM RelayHop WHERE noteId = ${row}.id` }
	],
	async read(db, ids) {
		const rows = await db.relayHop.findMany({
			where: { id: { in: [...ids] }, toGroupId: { not: null }, note: { state: { not: 'withdrawn' } } }
		});
		return rows.map(({ id, federationId, toGroupId, payload, report, at }) => {
			const shown = readPayload(payload);
			return {
				...{ subject: id, part: '', kind: 'relay' as const, federationId, groupId: toGroupId },
				reach: [seatedIn(toGroupId ?? '')],
				title: shown.title,
				text: [wordsOf(shown), report].filter(Boolean).join('\n'),
				at
			};
		});
	},
	async open(db, actor, ids) {
		const federationId = actor.federationId ?? '';
		const rows = await db.relayHop.findMany({
			where: { federationId, id: { in: [...ids] }, toGroupId: { not: null }, note: { state: { not: 'withdrawn' } } },
			select: { id: true, toGroupId: true, at: true }
		});
		const open = rows.filter(({ toGroupId }) => can(actor, 'relay.read', { federationId, groupId: toGroupId ?? '' }));
		const groups = await db.group.findMany({
			where: { federationId, id: { in: open.flatMap(({ toGroupId }) => toGroupId ?? []) } },
			select: { id: true, name: true }
		});
		const names = new Map(groups.map(({ id, name }) => [id, name]));
		return new Map(
			open.map(({ id, toGroupId, at }) => [
				id,
				{ groupName: names.get(toGroupId ?? '') ?? null, at, href: () => `/relay/received/${id}` }
			])
		);
	}
};
