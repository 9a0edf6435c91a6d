import type { ItemJson } from '#lib/items/blocks.ts';
import { plainText } from '#lib/items/read-item.ts';
import { calledTo, seatedIn } from '../reach.ts';
import { itemHref, placesAt } from '../places.ts';
import type { Entry, Source } from '../source.ts';

const itemOfDocument = (documentId: string) =>
	`SELECT subjectId FROM Document WHERE id = ${documentId} AND kind = 'item'`;

/**
 * Items of agendas with what was prepared for them, and what was noted at them. Once the minutes are locked these are
 * what was written at the meeting, and the notes behind them are found no more.
 */
export const items: Source = {
	name: 'item',
	all: 'SELECT id FROM AgendaItem',
	watch: [
		{ table: 'AgendaItem', columns: ['title', 'presenter', 'removedAt'], ids: (row) => `SELECT ${row}.id` },
		{ table: 'Projection', columns: ['json', 'epoch'], ids: (row) => itemOfDocument(`${row}.documentId`) },
		{ table: 'Document', columns: ['epoch'], ids: (row) => itemOfDocument(`${row}.id`) },
		{
			table: 'Minutes',
			columns: ['state'],
			ids: (row) => `SELECT id FROM AgendaItem WHERE meetingId = ${row}.meetingId`
		},
		{
			table: 'Meeting',
			columns: ['startsAt'],
			ids: (row) => `SELECT id FROM AgendaItem WHERE meetingId = ${row}.id`
		}
	],
	async read(db, ids) {
		const rows = await db.agendaItem.findMany({
			where: { id: { in: [...ids] }, removedAt: null },
			include: { meeting: { select: { groupId: true, startsAt: true } } }
		});
		const [documents, minutes] = await Promise.all([
			db.document.findMany({
				where: { kind: 'item', subjectId: { in: rows.map(({ id }) => id) } },
				select: { subjectId: true, epoch: true, projection: { select: { epoch: true, json: true } } }
			}),
			db.minutes.findMany({
				where: { meetingId: { in: rows.map(({ meetingId }) => meetingId) }, state: 'locked' },
				select: { meetingId: true }
			})
		]);
		const texts = new Map(
			documents.flatMap(({ subjectId, epoch, projection }) =>
				projection?.epoch === epoch ? [[subjectId, JSON.parse(projection.json) as ItemJson] as const] : []
			)
		);
		const locked = new Set(minutes.map(({ meetingId }) => meetingId));
		return rows.flatMap(({ id, federationId, meetingId, title, presenter, meeting }): Entry[] => {
			const text = texts.get(id);
			const whole = {
				...{ subject: id, federationId, groupId: meeting.groupId, title, at: meeting.startsAt },
				reach: [seatedIn(meeting.groupId), calledTo(meetingId)]
			};
			const prepared = [presenter, text ? plainText(text.text) : ''].filter(Boolean).join('. ');
			const notes = text && !locked.has(meetingId) ? plainText(text.notes) : '';
			return [
				{ ...whole, part: 'agenda', kind: 'agenda', text: prepared },
				...(notes ? [{ ...whole, part: 'notes', kind: 'notes' as const, text: notes }] : [])
			];
		});
	},
	async open(db, actor, ids) {
		const rows = await db.agendaItem.findMany({
			where: { federationId: actor.federationId ?? '', id: { in: [...ids] }, removedAt: null },
			select: { id: true, meetingId: true }
		});
		return placesAt(
			db,
			actor,
			rows,
			({ id }, meeting) =>
				() =>
					itemHref(meeting, id)
		);
	}
};
