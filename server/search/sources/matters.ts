import { openGroups } from '../places.ts';
import { seatedIn } from '../reach.ts';
import type { Source } from '../source.ts';

/** What was proposed for an agenda and what came in; one that was withdrawn is found no more. */
export const matters: Source = {
	name: 'matter',
	all: 'SELECT id FROM Matter',
	watch: [
		{
			table: 'Matter',
			columns: ['title', 'why', 'sender', 'diaryNumber', 'answer', 'state', 'groupId'],
			ids: (row) => `SELECT ${row}.id`
		}
	],
	async read(db, ids) {
		const rows = await db.matter.findMany({ where: { id: { in: [...ids] }, state: { not: 'withdrawn' } } });
		return rows.map(({ id, federationId, groupId, title, why, sender, diaryNumber, answer, createdAt }) => ({
			...{ subject: id, part: '', kind: 'matter' as const, federationId, groupId, title },
			reach: [seatedIn(groupId)],
			text: [diaryNumber, sender, why, answer].filter(Boolean).join('\n'),
			at: createdAt
		}));
	},
	async open(db, actor, ids) {
		const rows = await db.matter.findMany({
			where: { federationId: actor.federationId ?? '', id: { in: [...ids] }, state: { not: 'withdrawn' } },
			select: { id: true, groupId: true, createdAt: true }
		});
		const groups = await openGroups(
			db,
			actor,
			rows.map(({ groupId }) => groupId)
		);
		return new Map(
			rows.flatMap(({ id, groupId, createdAt }) => {
				const groupName = groups.get(groupId);
				if (groupName === undefined) return [];
				return [[id, { groupName, at: createdAt, href: () => `/groups/${groupId}/matters` }] as const];
			})
		);
	}
};
