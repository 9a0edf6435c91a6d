import { calledTo, seatedIn } from '../reach.ts';
import { placesAt } from '../places.ts';
import type { Source } from '../source.ts';

/** Attachments of items, by their names. */
export const files: Source = {
	name: 'file',
	all: 'SELECT id FROM Attachment',
	watch: [
		{ table: 'Attachment', columns: ['name', 'removedAt', 'itemId'], ids: (row) => `SELECT ${row}.id` },
		{
			table: 'AgendaItem',
			columns: ['title', 'removedAt'],
			ids: (row) => `SELECT id FROM Attachment WHERE itemId = ${row}.id`
		},
		{ table: 'Meeting', columns: ['startsAt'], ids: (row) => `SELECT id FROM Attachment WHERE meetingId = ${row}.id` }
	],
	async read(db, ids) {
		const rows = await db.attachment.findMany({
			where: { id: { in: [...ids] }, removedAt: null, item: { removedAt: null } },
			include: {
				meeting: { select: { groupId: true, startsAt: true } },
				item: { select: { title: true } }
			}
		});
		return rows.map(({ id, federationId, meetingId, name, meeting, item }) => ({
			...{ subject: id, part: '', kind: 'file' as const, federationId, groupId: meeting.groupId },
			reach: [seatedIn(meeting.groupId), calledTo(meetingId)],
			// A name is written together: Årsredovisning_2025-slutlig.pdf is four words to whoever looks for it.
			title: name,
			text: item.title,
			at: meeting.startsAt
		}));
	},
	async open(db, actor, ids) {
		const rows = await db.attachment.findMany({
			where: {
				federationId: actor.federationId ?? '',
				id: { in: [...ids] },
				removedAt: null,
				item: { removedAt: null }
			},
			select: { id: true, meetingId: true }
		});
		return placesAt(
			db,
			actor,
			rows,
			({ id }) =>
				() =>
					`/attachments/${id}`
		);
	}
};
