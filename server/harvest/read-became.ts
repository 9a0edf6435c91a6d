import type { Became, BecameById, HarvestAct } from '#lib/harvest/became.ts';
import { ordinalLabel } from '#lib/meetings/ordinal.ts';
import type { Actor } from '#lib/permissions/facts.ts';
import { can } from '#lib/permissions/rules.ts';
import { assignmentLines } from '#server/assignments/lines.ts';
import { factsOf } from '#server/assignments/find.ts';
import { context } from '#server/context.ts';
import type { Harvest } from '#server/db/generated/client.ts';
import { demand } from '#server/permissions/demand.ts';
import { proposalState } from '#lib/proposals/states.ts';
import { factsOf as proposalFacts, withAsked } from '#server/proposals/facts.ts';
import { findSheet, type FoundSheet } from '#server/sheets/find.ts';

type Told = (row: Harvest) => Became | null;

/** How to say what became of notes, for one reader: what they may not read is told without its words. */
async function teller(actor: Actor, { facts, sheet }: FoundSheet, rows: readonly Harvest[]): Promise<Told> {
	const { read, clock } = context();
	const { federationId, groupId } = facts;
	const ids = (...kinds: string[]) => rows.filter(({ kind }) => kinds.includes(kind)).map(({ targetId }) => targetId);
	const [notes, proposals, tasks, items] = await Promise.all([
		read.relayNote.findMany({
			where: { federationId, id: { in: ids('relay') } },
			select: { id: true, title: true, groupId: true }
		}),
		read.proposal.findMany({
			where: { federationId, id: { in: ids('proposal') } },
			include: { ...withAsked, lines: { where: { returns: { some: {} } }, orderBy: { ordinal: 'desc' }, take: 1 } }
		}),
		read.assignment.findMany({ where: { federationId, id: { in: ids('assignment') } } }),
		read.agendaItem.findMany({
			where: { federationId, id: { in: ids('item', 'note') } },
			select: {
				...{ id: true, title: true, meetingId: true },
				meeting: { select: { year: true, ordinal: true, startsAt: true, state: true } }
			}
		})
	]);
	const readable = tasks.filter((task) => can(actor, 'assignment.read', factsOf(task)));
	const lines = new Map((await assignmentLines(read, actor, readable, clock.now())).map((line) => [line.id, line]));
	const itemById = new Map(items.map((item) => [item.id, item]));
	const seated = can(actor, 'group.read', { federationId, groupId });
	const called = can(actor, 'meeting.read', { federationId, groupId, called: facts.called ?? [] });
	return ({ kind, targetId }) => {
		if (kind === 'assignment') {
			const line = lines.get(targetId);
			const href = `/assignments?group=${groupId}${line?.state === 'open' ? '' : '&settled'}#task-${targetId}`;
			return { kind, owner: line?.owner ?? '', state: line?.state ?? 'open', href: line ? href : null };
		}
		if (kind === 'relay') {
			const note = notes.find(({ id }) => id === targetId);
			const knows = note !== undefined && can(actor, 'relay.read', { federationId, groupId: note.groupId ?? '' });
			return { kind, title: knows ? note.title : '', href: knows ? `/relay/${targetId}` : null };
		}
		if (kind === 'proposal') {
			const proposal = proposals.find(({ id }) => id === targetId);
			const knows = proposal !== undefined && can(actor, 'proposal.hear', proposalFacts(proposal));
			if (!knows) return { kind, title: '', href: null, came: null };
			const [last] = proposal.lines;
			const came = last ? { to: proposalState(last.to), body: last.body, reason: last.reason } : null;
			return { kind, title: proposal.title, href: `/proposals/${targetId}`, came };
		}
		const item = itemById.get(targetId);
		if (!item || (kind !== 'item' && kind !== 'note')) return null;
		const { meetingId, meeting, title } = item;
		const reads = seated || (meetingId === sheet.meetingId && called);
		return {
			...{ kind, title: reads ? title : '', meeting: { label: ordinalLabel(meeting), startsAt: meeting.startsAt } },
			href: reads ? `/meetings/${meetingId}/${meeting.state === 'planned' ? 'agenda' : 'live'}?item=${targetId}` : null
		};
	};
}

/** What notes and groups of a sheet became, by their ids. Needs 'sheet.read'. */
export async function readBecame(actor: Actor, sheetId: string) {
	const { read, clock } = context();
	const found = await findSheet(read, sheetId, clock.now());
	demand(actor, 'sheet.read', found.facts);
	const rows = await read.harvest.findMany({ where: { sheetId }, orderBy: [{ at: 'asc' }, { place: 'asc' }] });
	const tell = await teller(actor, found, rows);
	const byPiece: Record<string, Became[]> = {};
	for (const row of rows) {
		const became = tell(row);
		if (became) (byPiece[row.pieceId] ??= []).push(became);
	}
	return { became: byPiece satisfies BecameById, mayHarvest: can(actor, 'sheet.harvest', found.facts) };
}

/** What has been done with a sheet's notes, the latest first. Needs 'sheet.harvest'. */
export async function readActs(actor: Actor, sheetId: string): Promise<HarvestAct[]> {
	const { read, clock } = context();
	const found = await findSheet(read, sheetId, clock.now());
	demand(actor, 'sheet.read', found.facts);
	demand(actor, 'sheet.harvest', found.facts);
	const rows = await read.harvest.findMany({ where: { sheetId }, orderBy: [{ at: 'desc' }, { place: 'asc' }] });
	const tell = await teller(actor, found, rows);
	return [...Map.groupBy(rows, ({ actId }) => actId)].flatMap(([id, [first, ...others]]) =>
		first ? [{ id, at: first.at, texts: [first, ...others].map(({ text }) => text), became: tell(first) }] : []
	);
}
