import { phaseAt } from '#lib/sheets/phase.ts';
import type { Actor } from '#lib/permissions/facts.ts';
import { can } from '#lib/permissions/rules.ts';
import type { Tool } from '#lib/tools/schema.ts';
import { context } from '#server/context.ts';
import { demand } from '#server/permissions/demand.ts';
import { groupFacts, meetingFacts } from '#server/permissions/read.ts';

/** One sheet in a list. */
export interface SheetLine {
	readonly id: string;
	readonly title: string;
	readonly tool: string;
	readonly open: boolean;
	readonly createdAt: Date;
	/** The step the work is in, and how many there are. */
	readonly step: string;
	readonly at: number;
	readonly of: number;
}

/** A group's sheets, the newest first, with what is needed to start one. Refuses what 'group.read' refuses. */
export async function readGroupSheets(actor: Actor, groupId: string) {
	const { read, clock } = context();
	const facts = await groupFacts(read, groupId);
	demand(actor, 'group.read', facts);
	const { federationId } = facts;
	const now = clock.now();
	const group = await read.group.findUniqueOrThrow({
		where: { id: groupId, federationId },
		select: { name: true, to: true }
	});
	const rows = await read.sheet.findMany({
		where: { groupId, federationId },
		orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
		take: 200
	});
	const versions = await read.toolVersion.findMany({
		where: { federationId, id: { in: rows.map(({ toolVersionId }) => toolVersionId) } }
	});
	const tools = new Map(versions.map(({ id, definition }) => [id, JSON.parse(definition) as Tool]));
	const meetings = await read.meeting.findMany({
		where: { groupId, federationId, state: { in: ['planned', 'live'] } },
		orderBy: { startsAt: 'asc' },
		select: { id: true, startsAt: true, title: true },
		take: 12
	});
	return {
		group: { name: group.name, ended: group.to !== null && group.to <= now },
		sheets: rows.map((row): SheetLine => {
			const tool = tools.get(row.toolVersionId);
			const { id, title, state, createdAt, step } = phaseAt(row, now);
			return {
				...{ id, title, createdAt, open: state === 'open', tool: tool?.name ?? '' },
				...{ step: tool?.steps[step]?.title ?? '', at: step + 1, of: tool?.steps.length ?? 0 }
			};
		}),
		meetings,
		may: { start: can(actor, 'sheet.start', facts), keep: can(actor, 'group.keep', facts) }
	};
}

/** The sheets of a meeting, in the order they were started. Needs 'meeting.read'. */
export async function readMeetingSheets(actor: Actor, meetingId: string) {
	const { read } = context();
	const facts = await meetingFacts(read, meetingId);
	demand(actor, 'meeting.read', facts);
	const rows = await read.sheet.findMany({
		where: { meetingId, federationId: facts.federationId },
		orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
		select: { id: true, title: true, state: true }
	});
	return rows.map(({ id, title, state }) => ({ id, title, open: state === 'open' }));
}
