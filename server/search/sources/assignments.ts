import { ownerKindOf } from '#lib/assignments/assignment.ts';
import { can } from '#lib/permissions/rules.ts';
import { factsOf } from '#server/assignments/find.ts';
import { leading, oneself, seatedIn, sittingFor } from '../reach.ts';
import type { Source } from '../source.ts';

const having = {
	person: oneself,
	group: leading,
	organisation: sittingFor,
	// Whoever has a role sits in the group that gave the task, or works at the office.
	role: null
} as const;

/** Tasks: found by the group that gave them and by whoever has them. */
export const assignments: Source = {
	name: 'assignment',
	all: 'SELECT id FROM Assignment',
	watch: [
		{
			table: 'Assignment',
			columns: ['text', 'answer', 'ownerKind', 'ownerId', 'groupId'],
			ids: (row) => `SELECT ${row}.id`
		}
	],
	async read(db, ids) {
		const rows = await db.assignment.findMany({ where: { id: { in: [...ids] } } });
		return rows.map((row) => {
			const has = having[ownerKindOf(row.ownerKind)];
			return {
				...{ subject: row.id, part: '', kind: 'assignment' as const, federationId: row.federationId },
				groupId: row.groupId,
				reach: [seatedIn(row.groupId), ...(has ? [has(row.ownerId)] : [])],
				title: row.text,
				text: row.answer,
				at: row.createdAt
			};
		});
	},
	async open(db, actor, ids) {
		const federationId = actor.federationId ?? '';
		const rows = await db.assignment.findMany({ where: { federationId, id: { in: [...ids] } } });
		const groups = await db.group.findMany({
			where: { federationId, id: { in: rows.map(({ groupId }) => groupId) } },
			select: { id: true, name: true }
		});
		const names = new Map(groups.map(({ id, name }) => [id, name]));
		return new Map(
			rows
				.filter((row) => can(actor, 'assignment.read', factsOf(row)))
				.map(({ id, groupId, state, createdAt }) => {
					const href = `/assignments${state === 'open' ? '' : '?settled'}#task-${id}`;
					return [id, { groupName: names.get(groupId) ?? null, at: createdAt, href: () => href }];
				})
		);
	}
};
