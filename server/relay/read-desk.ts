import { daysUntil } from '#lib/i18n/dates.ts';
import { askedOf, hopStateOf, isDone } from '#lib/relay/states.ts';
import type { DeskLine } from '#lib/relay/view.ts';
import type { Actor } from '#lib/permissions/facts.ts';
import { context } from '#server/context.ts';
import type { ReadClient } from '#server/db/open.ts';
import { federationOf } from '#server/network/find.ts';
import { demand } from '#server/permissions/demand.ts';
import { groupNames, sentLines } from './lines.ts';
import { idsIn } from './receivers.ts';

export interface RelayDesk {
	/** What lies on the desk first, then what waits for a group; the oldest first in each. As many as were asked for. */
	readonly lines: readonly DeskLine[];
	/** How many there are. */
	readonly open: number;
	/** How many open ones each group has sent or got and how many days the oldest is, the most first. */
	readonly groups: readonly {
		readonly id: string;
		readonly name: string;
		readonly sent: number;
		readonly got: number;
		readonly oldest: number;
	}[];
}

/** Where the office is to do something itself comes first. */
const rank = { desk: 0, asked: 1, suggested: 1, relayed: 2 } as const;
/** Where an open note is that has left its group. */
export const openStates: readonly string[] = Object.keys(rank);
const rankOf = (state: string) => rank[state as keyof typeof rank];
const unanswered = ['sent', 'received', 'agenda', 'treated'];

/** All open notes, lightly, in the order of the desk; and the groups that are to do something about one of them. */
async function readOpen(db: ReadClient, federationId: string) {
	const open = { federationId, state: { in: [...openStates] } };
	const [notes, hops, origins] = await Promise.all([
		db.relayNote.findMany({
			where: open,
			orderBy: [{ sentAt: 'asc' }, { id: 'asc' }],
			select: { id: true, state: true, sentAt: true, createdAt: true }
		}),
		db.relayHop.findMany({
			where: { federationId, toGroupId: { not: null }, state: { in: unanswered }, note: open },
			select: { noteId: true, toGroupId: true, state: true, note: { select: { asked: true } } }
		}),
		db.relayOrigin.findMany({
			where: { note: open },
			select: { noteId: true, origin: { select: { groupId: true } } }
		})
	]);
	return {
		notes: notes.toSorted((a, b) => rankOf(a.state) - rankOf(b.state)),
		from: origins.map(({ noteId, origin }) => ({ noteId, groupId: origin.groupId })),
		hops: hops.filter(({ state, note }) => !isDone(hopStateOf(state), askedOf(note.asked)))
	};
}

/** Open notes for each group: how many it sent, how many it has got and not dealt with, and how old the oldest is. */
function perGroup(
	{ notes, hops, from }: Awaited<ReturnType<typeof readOpen>>,
	names: ReadonlyMap<string, string>,
	now: Date
) {
	const ages = new Map(notes.map(({ id, sentAt, createdAt }) => [id, -daysUntil(sentAt ?? createdAt, now)]));
	// What was merged comes from all that wrote it.
	const sent = Map.groupBy(from, ({ groupId }) => groupId);
	const got = Map.groupBy(hops, ({ toGroupId }) => toGroupId);
	return [...names]
		.map(([id, name]) => {
			const ids = [...(sent.get(id) ?? []), ...(got.get(id) ?? [])].map(({ noteId }) => noteId);
			return {
				...{ id, name, sent: sent.get(id)?.length ?? 0 },
				got: new Set((got.get(id) ?? []).map(({ noteId }) => noteId)).size,
				oldest: Math.max(0, ...ids.map((noteId) => ages.get(noteId) ?? 0))
			};
		})
		.filter((one) => one.sent + one.got > 0)
		.sort((a, b) => b.sent + b.got - (a.sent + a.got) || a.name.localeCompare(b.name, 'sv'));
}

/**
 * Open notes of the federation with their age: in the same number of questions however many there are, and only those
 * that are shown in full. Refuses what 'relay.desk' refuses.
 */
export async function readRelayDesk(actor: Actor, show = Infinity): Promise<RelayDesk> {
	const federationId = federationOf(actor);
	demand(actor, 'relay.desk', { federationId });
	const { read, clock } = context();
	const now = clock.now();
	const [open, names] = await Promise.all([readOpen(read, federationId), groupNames(read, federationId)]);
	const ids = open.notes.slice(0, show).map(({ id }) => id);
	const notes = await read.relayNote.findMany({ where: { federationId, id: { in: ids } } });
	const [lines, words] = await Promise.all([
		sentLines(read, federationId, notes),
		read.relayWord.findMany({
			where: { federationId, kind: 'suggestion', state: 'open' },
			select: { noteId: true, lapsesAt: true }
		})
	]);
	const waiting = (line: (typeof lines)[number]) => line.legs.filter((leg) => !isDone(leg.state, line.asked));
	const first = new Date(Math.min(now.getTime(), ...lines.map(({ at }) => at.getTime())));
	const held = await read.meeting.findMany({
		where: { federationId, state: 'ended', endedAt: { gt: first } },
		select: { groupId: true, endedAt: true }
	});
	const heldBy = Map.groupBy(held, ({ groupId }) => groupId);
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
	return {
		lines: desk.sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id)),
		open: open.notes.length,
		groups: perGroup(open, names, now)
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
