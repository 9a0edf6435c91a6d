import { seatedIn } from '../reach.ts';
import { openGroups } from '../places.ts';
import type { Source } from '../source.ts';

/** Groups: found by those who may read them. */
export const groups: Source = {
	name: 'group',
	all: 'SELECT id FROM "Group"',
	watch: [{ table: 'Group', columns: ['name', 'shortName', 'purpose'], ids: (row) => `SELECT ${row}.id` }],
	async read(db, ids) {
		const rows = await db.group.findMany({ where: { id: { in: [...ids] } } });
		return rows.map(({ id, federationId, name, shortName, purpose, from }) => ({
			...{ subject: id, part: '', kind: 'group' as const, federationId, groupId: id },
			reach: [seatedIn(id)],
			title: name,
			text: [shortName, purpose].filter(Boolean).join('. '),
			named: true,
			at: from
		}));
	},
	async open(db, actor, ids) {
		const open = await openGroups(db, actor, ids);
		return new Map([...open].map(([id]) => [id, { groupName: null, at: null, href: () => `/groups/${id}` }]));
	}
};
