import { daysUntil } from '#lib/i18n/dates.ts';
import { askedOf, isDone } from '#lib/relay/states.ts';
import type { DeskLine } from '#lib/relay/view.ts';
import type { Actor } from '#lib/permissions/facts.ts';
import { context } from '#server/context.ts';
import { federationOf } from '#server/network/find.ts';
import { demand } from '#server/permissions/demand.ts';
import { groupNames, sentLines } from './lines.ts';
import { idsIn } from './receivers.ts';

export interface RelayDesk {
	/** What lies on the desk first, then what waits for a group; the oldest first in each. */
	readonly lines: readonly DeskLine[];
	/** How many open ones each group has sent or got, the most first. */
	readonly groups: readonly {
		readonly id: string;
		readonly name: string;
		readonly sent: number;
		readonly got: number;
	}[];
}

/** Where the office is to do something itself comes first. */
const rank = { desk: 0, asked: 1, suggested: 1, relayed: 2 } as const;

/**
 * Open notes of the federation with their age: in the same number of questions however many there are.
 * Refuses what 'relay.desk' refuses.
 */
export async function readRelayDesk(actor: Actor): Promise<RelayDesk> {
	const federationId = federationOf(actor);
	demand(actor, 'relay.desk', { federationId });
	const { read, clock } = context();
	const now = clock.now();
	const notes = await read.relayNote.findMany({
		where: { federationId, state: { in: Object.keys(rank) } },
		orderBy: [{ sentAt: 'asc' }, { id: 'asc' }]
	});
	const [lines, words, names] = await Promise.all([
		sentLines(read, federationId, notes),
		read.relayWord.findMany({
			where: { federationId, kind: 'suggestion', state: 'open' },
			select: { noteId: true, lapsesAt: true }
		}),
		groupNames(read, federationId)
	]);
	const first = notes[0]?.sentAt ?? now;
	const held = await read.meeting.findMany({
		where: { federationId, state: 'ended', endedAt: { gt: first } },
		select: { groupId: true, endedAt: true }
	});
	const heldBy = Map.groupBy(held, ({ groupId }) => groupId);
	const waiting = (line: DeskLine | (typeof lines)[number]) =>
		line.legs.filter((leg) => !isDone(leg.state, line.asked));
	const desk = lines.map((line, at): DeskLine => {
		const passed = waiting(line)
			.filter(({ state }) => state !== 'treated')
			.map((leg) => (heldBy.get(leg.to?.id ?? '') ?? []).filter(({ endedAt }) => endedAt && endedAt > leg.at).length);
		return {
			...line,
			age: -daysUntil(line.at, now),
			wishes: idsIn(notes[at]?.wishes ?? '[]').map((id) => names.get(id) ?? ''),
			lapsesAt: words.find(({ noteId }) => noteId === line.id)?.lapsesAt ?? null,
			passed: Math.max(0, ...passed)
		};
	});
	const counted = [...names].map(([id, name]) => ({
		...{ id, name },
		sent: desk.filter(({ group }) => group?.id === id).length,
		got: desk.filter((line) => waiting(line).some(({ to }) => to?.id === id)).length
	}));
	const rankOf = ({ state }: DeskLine) => rank[state as keyof typeof rank];
	return {
		lines: desk.sort((a, b) => rankOf(a) - rankOf(b) || b.age - a.age),
		groups: counted
			.filter(({ sent, got }) => sent + got > 0)
			.sort((a, b) => b.sent + b.got - (a.sent + a.got) || a.name.localeCompare(b.name, 'sv'))
	};
}

/** Notes that the office has picked to merge, as their groups wrote them. Refuses what 'relay.desk' refuses. */
export async function readToMerge(actor: Actor, ids: readonly string[]) {
	const federationId = federationOf(actor);
	demand(actor, 'relay.desk', { federationId });
	const { read } = context();
	const [notes, names] = await Promise.all([
		read.relayNote.findMany({
			where: { federationId, id: { in: [...new Set(ids)].slice(0, 30) }, state: 'desk' },
			orderBy: [{ sentAt: 'asc' }, { id: 'asc' }]
		}),
		groupNames(read, federationId)
	]);
	return notes.map(({ id, title, what, why, asked, groupId }) => ({
		...{ id, title, what, why, asked: askedOf(asked) },
		group: groupId === null ? null : (names.get(groupId) ?? '')
	}));
}
