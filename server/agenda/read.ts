import { baseNumber, numberings, type Numbering, type NumberingRule } from '#lib/agenda/numbering.ts';
import { itemKind, type AgendaItemJson } from '#lib/agenda/item.ts';
import { asRead } from '#lib/meetings/order.ts';
import type { Actor } from '#lib/permissions/facts.ts';
import { can } from '#lib/permissions/rules.ts';
import { context } from '#server/context.ts';
import { readSeries } from '#server/meetings/series.ts';
import { demand } from '#server/permissions/demand.ts';
import { meetingFacts } from '#server/permissions/read.ts';

/** An agenda as a page needs it: its items as they stand in the database, and how to number what is written meanwhile. */
export interface AgendaOfMeeting {
	readonly meetingId: string;
	readonly items: readonly AgendaItemJson[];
	readonly rule: NumberingRule;
	/** Numbers that were fixed at the start of the meeting, by item. */
	readonly fixed: Readonly<Record<string, number>>;
	/** The shared document, to open at the sync door; none before it has been made. */
	readonly document: { readonly id: string; readonly epoch: number } | null;
	readonly mayEdit: boolean;
}

const known = (word: string): Numbering => numberings.find((one) => one === word) ?? 'plain';

/** The agenda of a meeting, removed items left out, struck ones kept. Needs 'meeting.read'. */
export async function readAgendaOf(actor: Actor, meetingId: string): Promise<AgendaOfMeeting> {
	const { read } = context();
	const facts = await meetingFacts(read, meetingId);
	demand(actor, 'meeting.read', facts);
	const { federationId, groupId } = facts;
	const [group, series, rows, document] = await Promise.all([
		read.group.findFirstOrThrow({
			where: { id: groupId, federationId },
			select: { numbering: true, numberPrefix: true, numberStart: true }
		}),
		readSeries(read, facts),
		read.agendaItem.findMany({ where: { meetingId, federationId, removedAt: null } }),
		read.document.findFirst({
			where: { kind: 'agenda', subjectId: meetingId, federationId },
			select: { id: true, epoch: true }
		})
	]);
	const numbering = known(group.numbering);
	return {
		meetingId,
		items: asRead(rows).map(({ id, place, parentId, title, kind, presenter, minutes, numbered }) => ({
			...{ id, place, parentId, title, presenter, minutes, numbered },
			kind: itemKind(kind),
			removed: false
		})),
		rule: {
			numbering,
			prefix: group.numberPrefix,
			base: baseNumber(numbering, group.numberStart, series, meetingId)
		},
		fixed: Object.fromEntries(rows.flatMap((row) => (row.number === null ? [] : [[row.id, row.number]]))),
		document,
		mayEdit: document !== null && can(actor, 'agenda.edit', facts)
	};
}
