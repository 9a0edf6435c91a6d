import type { HarvestView, PieceColumn } from '#lib/harvest/view.ts';
import { meetingDate } from '#lib/i18n/dates.ts';
import { ordinalLabel } from '#lib/meetings/ordinal.ts';
import { asRead } from '#lib/meetings/order.ts';
import type { Actor } from '#lib/permissions/facts.ts';
import { can } from '#lib/permissions/rules.ts';
import { readAssignmentChoices } from '#server/assignments/read-choices.ts';
import { context } from '#server/context.ts';
import { meetingFacts } from '#server/permissions/read.ts';
import { freshSheet } from './find-pieces.ts';
import { readActs, readBecame } from './read-became.ts';

/** Columns of a sheet with what can be taken further of each, in the order of the tool. */
function columnsOf({ tool, pieces }: Awaited<ReturnType<typeof freshSheet>>): PieceColumn[] {
	return tool.steps.flatMap((step) =>
		step.fields.flatMap((field) =>
			(field.kind === 'notes' ? field.columns : [{ key: '', label: field.label }]).flatMap(({ key, label }) => {
				const its = pieces.filter((one) => one.step === step.key && one.field === field.key && one.column === key);
				return its.length > 0 ? [{ key: `${step.key} ${field.key} ${key}`, step: step.title, label, pieces: its }] : [];
			})
		)
	);
}

interface Place {
	readonly groupId: string;
	readonly federationId: string;
	readonly meetingId: string | null;
}

/** The meetings at whose items notes of a sheet may belong: its own, the one that is on, the next one, the last one. */
async function meetingsNear(actor: Actor, { groupId, federationId, meetingId }: Place) {
	const { read, clock } = context();
	const meetings = await read.meeting.findMany({
		where: { groupId, federationId, state: { not: 'cancelled' } },
		select: { id: true, state: true, startsAt: true, year: true, ordinal: true },
		orderBy: { startsAt: 'asc' }
	});
	const coming = meetings.filter(({ state, startsAt }) => state === 'planned' && startsAt > clock.now());
	const near = [
		meetings.find(({ id }) => id === meetingId),
		...meetings.filter(({ state }) => state === 'live'),
		coming[0],
		meetings.findLast(({ state }) => state === 'ended')
	].filter((one) => one !== undefined);
	const writable = [];
	for (const one of new Set(near)) if (can(actor, 'item.edit', await meetingFacts(read, one.id))) writable.push(one);
	return { coming, writable };
}

/**
 * A sheet's notes with what they can be made into: whom a task can be given to, meetings to come, items to write at.
 * Needs 'sheet.read' and 'sheet.harvest'. Refuses 'thing.missing'.
 */
export async function readHarvest(actor: Actor, sheetId: string): Promise<HarvestView> {
	const { read, clock } = context();
	const found = await freshSheet(actor, sheetId);
	const { sheet, facts, tool } = found;
	const { groupId, federationId } = facts;
	const [group, { became }, acts, choices, { coming, writable }] = await Promise.all([
		read.group.findUniqueOrThrow({ where: { id: groupId, federationId }, select: { name: true } }),
		readBecame(actor, sheetId),
		readActs(actor, sheetId),
		readAssignmentChoices(actor, groupId),
		meetingsNear(actor, { groupId, federationId, meetingId: sheet.meetingId })
	]);
	const items = await read.agendaItem.findMany({
		where: { meetingId: { in: writable.map(({ id }) => id) }, removedAt: null, state: { not: 'struck' } }
	});
	return {
		sheet: { id: sheetId, title: sheet.title, language: tool.language },
		group: { id: groupId, name: group.name },
		columns: columnsOf(found),
		...{ became, acts, choices },
		meetings: coming.slice(0, 6).map((one) => ({ id: one.id, label: ordinalLabel(one), startsAt: one.startsAt })),
		items: writable.flatMap((meeting) =>
			asRead(items.filter(({ meetingId }) => meetingId === meeting.id)).map(({ id, title }) => ({
				...{ id, title },
				meeting: `${ordinalLabel(meeting)}, ${meetingDate(meeting.startsAt, actor.language, clock.now())}`
			}))
		)
	};
}
