import { can } from '#lib/permissions/rules.ts';
import { seatedIn } from '../reach.ts';
import type { Source } from '../source.ts';

/**
 * Relay notes, for the group they come from and the office. What another group was sent is another text than this one
 * (received-notes.ts). One that was withdrawn is found no more.
 */
export const relayNotes: Source = {
	name: 'relay',
	all: 'SELECT id FROM RelayNote',
	watch: [
		{
			table: 'RelayNote',
			columns: ['title', 'what', 'why', 'state', 'groupId'],
			ids: (row) => `SELECT ${row}.id`
		}
	],
	async read(db, ids) {
		const rows = await db.relayNote.findMany({ where: { id: { in: [...ids] }, state: { not: 'withdrawn' } } });
		return rows.map(({ id, federationId, groupId, title, what, why, createdAt }) => ({
			...{ subject: id, part: '', kind: 'relay' as const, federationId, groupId, title },
			reach: groupId === null ? [] : [seatedIn(groupId)],
			text: [what, why].filter(Boolean).join('\n'),
			at: createdAt
		}));
	},
	async open(db, actor, ids) {
		const federationId = actor.federationId ?? '';
		const rows = await db.relayNote.findMany({
			where: { federationId, id: { in: [...ids] }, state: { not: 'withdrawn' } },
			select: { id: true, groupId: true, createdAt: true }
		});
		const open = rows.filter(({ groupId }) =>
			can(actor, 'relay.read', { federationId, ...(groupId === null ? {} : { groupId }) })
		);
		const groups = await db.group.findMany({
			where: { federationId, id: { in: open.flatMap(({ groupId }) => groupId ?? []) } },
			select: { id: true, name: true }
		});
		const names = new Map(groups.map(({ id, name }) => [id, name]));
		return new Map(
			open.map(({ id, groupId, createdAt }) => [
				id,
				{ groupName: names.get(groupId ?? '') ?? null, at: createdAt, href: () => `/relay/${id}` }
			])
		);
	}
};
