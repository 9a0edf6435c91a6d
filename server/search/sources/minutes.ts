import { plainText } from '#lib/items/read-item.ts';
import type { Blocks } from '#lib/items/blocks.ts';
import type { Fact, MinutesContent } from '#lib/minutes/content.ts';
import type { ReadClient } from '#server/db/open.ts';
import { calledTo, seatedIn } from '../reach.ts';
import { placesAt } from '../places.ts';
import type { Entry, Source } from '../source.ts';

interface Said {
	readonly id: string;
	readonly title: string;
	readonly text: string;
}

const linesOf = (facts: readonly Fact[]) => facts.flatMap(({ label, lines }) => [label, ...lines]);

const saidIn = ({ paragraphs }: MinutesContent): Said[] =>
	paragraphs.map(({ id, number, title, before, body, after }) => ({
		id,
		title: [number, title].filter(Boolean).join(' '),
		text: [...linesOf(before), plainText(body), ...linesOf(after)].filter(Boolean).join('\n')
	}));

/** What the secretary has written so far in minutes that are not locked, by item. */
async function keptIn(db: ReadClient, minutesIds: readonly string[]): Promise<Map<string, Said[]>> {
	const kept = await db.minutesParagraph.findMany({
		where: { minutesId: { in: [...minutesIds] }, body: { not: null } },
		select: { minutesId: true, itemId: true, body: true }
	});
	const items = await db.agendaItem.findMany({
		where: { id: { in: kept.map(({ itemId }) => itemId) }, removedAt: null },
		select: { id: true, title: true }
	});
	const titles = new Map(items.map(({ id, title }) => [id, title]));
	const said = new Map<string, Said[]>();
	for (const { minutesId, itemId, body } of kept) {
		const title = titles.get(itemId);
		if (title === undefined || body === null) continue;
		const text = plainText(JSON.parse(body) as Blocks);
		said.set(minutesId, [...(said.get(minutesId) ?? []), { id: itemId, title, text }]);
	}
	return said;
}

/** Minutes and notes as they are kept: what was locked last, before that what the secretary wrote. Paragraph by paragraph. */
export const minutes: Source = {
	name: 'minutes',
	all: 'SELECT id FROM Minutes',
	watch: [
		{ table: 'Minutes', columns: ['state', 'version'], ids: (row) => `SELECT ${row}.id` },
		{ table: 'MinutesParagraph', columns: ['body'], ids: (row) => `SELECT ${row}.minutesId` },
		{ table: 'MinutesVersion', columns: ['content', 'replacedAt'], ids: (row) => `SELECT ${row}.minutesId` },
		{
			table: 'AgendaItem',
			columns: ['title', 'removedAt'],
			ids: (row) => `SELECT id FROM Minutes WHERE meetingId = ${row}.meetingId`
		},
		{ table: 'Meeting', columns: ['startsAt'], ids: (row) => `SELECT id FROM Minutes WHERE meetingId = ${row}.id` }
	],
	async read(db, ids) {
		const rows = await db.minutes.findMany({ where: { id: { in: [...ids] } } });
		const [versions, kept, meetings] = await Promise.all([
			db.minutesVersion.findMany({
				where: { minutesId: { in: [...ids] }, part: '', replacedAt: null },
				orderBy: { version: 'asc' },
				select: { minutesId: true, content: true }
			}),
			keptIn(
				db,
				rows.filter(({ state }) => state !== 'locked').map(({ id }) => id)
			),
			db.meeting.findMany({
				where: { id: { in: rows.map(({ meetingId }) => meetingId) } },
				select: { id: true, startsAt: true }
			})
		]);
		const locked = new Map(versions.map(({ minutesId, content }) => [minutesId, content]));
		const days = new Map(meetings.map(({ id, startsAt }) => [id, startsAt]));
		return rows.flatMap(({ id, federationId, groupId, meetingId, state }): Entry[] => {
			const content = state === 'locked' ? locked.get(id) : undefined;
			const said = content === undefined ? (kept.get(id) ?? []) : saidIn(JSON.parse(content) as MinutesContent);
			return said.map(({ id: part, title, text }) => ({
				...{ subject: id, part, kind: 'minutes', federationId, groupId, title, text },
				reach: [seatedIn(groupId), calledTo(meetingId)],
				at: days.get(meetingId) ?? null
			}));
		});
	},
	async open(db, actor, ids) {
		const rows = await db.minutes.findMany({
			where: { federationId: actor.federationId ?? '', id: { in: [...ids] } },
			select: { id: true, meetingId: true }
		});
		return placesAt(
			db,
			actor,
			rows,
			({ meetingId }) =>
				(part) =>
					`/meetings/${meetingId}/notes#p-${part}`
		);
	}
};
