import { personalNumbers } from '#lib/minutes/personal-numbers.ts';
import { ordinalLabel } from '#lib/meetings/ordinal.ts';
import { payloadText, wordsOf, type RelayPayload } from '#lib/relay/payload.ts';
import { askedOf } from '#lib/relay/states.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import type { CommandContext } from '#server/command.ts';
import type { RelayNote } from '#server/db/generated/client.ts';
import type { ReadClient, Transaction } from '#server/db/open.ts';
import { sha256 } from '#server/minutes/hash.ts';
import { nameOf } from '#server/network/find.ts';

type Database = ReadClient | Transaction;

/** What may go along of what a group lets go along: the office can keep back more, never let out more. */
export interface GoesAlong {
	readonly withName: boolean;
	readonly withWords: boolean;
	/** Ids; none given = all that the group lets go. */
	readonly papers?: readonly string[];
	readonly comment: string;
}

export interface Shown {
	readonly payload: RelayPayload;
	/** The bytes: what the preview shows is what is stored and what the receiver gets. */
	readonly text: string;
	readonly sha256: string;
}

/** The notes that a note comes from, as a receiver is told of them. */
async function originsOf(db: Database, note: RelayNote, { withName }: GoesAlong): Promise<RelayPayload['origins']> {
	const origins = await db.relayNote.findMany({
		where: { federationId: note.federationId, roots: { some: { noteId: note.id } } },
		orderBy: [{ createdAt: 'asc' }, { id: 'asc' }]
	});
	const ids = (of: (one: RelayNote) => string | null) => origins.map(of).filter((id) => id !== null);
	const [groups, meetings, items, people] = await Promise.all([
		db.group.findMany({ where: { id: { in: ids((one) => one.groupId) } }, select: { id: true, name: true } }),
		db.meeting.findMany({
			where: { id: { in: ids((one) => one.meetingId) } },
			select: { id: true, year: true, ordinal: true }
		}),
		db.agendaItem.findMany({ where: { id: { in: ids((one) => one.itemId) } }, select: { id: true, title: true } }),
		db.membership.findMany({
			where: { id: { in: ids((one) => (withName && note.withName && one.withName ? one.writtenBy : null)) } },
			include: { account: { select: { name: true } } }
		})
	]);
	return origins.map((one) => {
		const meeting = meetings.find(({ id }) => id === one.meetingId);
		const writer = people.find(({ id }) => id === one.writtenBy);
		const merged = one.id !== note.id;
		return {
			noteId: one.id,
			group: groups.find(({ id }) => id === one.groupId)?.name ?? null,
			meeting: meeting ? ordinalLabel(meeting) : null,
			item: items.find(({ id }) => id === one.itemId)?.title ?? null,
			name: writer && one.withName ? nameOf(writer) : null,
			title: merged ? one.title : '',
			what: merged ? one.what : '',
			why: merged ? one.why : ''
		};
	});
}

/** Exactly what a receiver would be shown of a note as it stands. For whoever has asked for permission. */
export async function shownOf(db: Database, note: RelayNote, goes: GoesAlong): Promise<Shown> {
	const [origins, words, papers] = await Promise.all([
		originsOf(db, note, goes),
		goes.withWords && note.withWords
			? db.relayWord.findMany({
					where: { noteId: note.id, kind: { in: ['question', 'answer'] } },
					orderBy: [{ at: 'asc' }, { id: 'asc' }]
				})
			: [],
		db.relayPaper.findMany({ where: { noteId: note.id, goes: true }, orderBy: [{ name: 'asc' }, { id: 'asc' }] })
	]);
	const payload: RelayPayload = {
		form: 'samsyn-relay/1',
		noteId: note.id,
		asked: askedOf(note.asked),
		title: note.title,
		what: note.what,
		why: note.why,
		origins,
		comment: goes.comment,
		words: words.map(({ kind, text }) => ({ kind: kind === 'answer' ? 'answer' : 'question', text })),
		papers: papers
			.filter(({ id }) => goes.papers === undefined || goes.papers.includes(id))
			.map(({ id, name, mediaType, size, sha256: hash }) => ({ id, name, mediaType, size, sha256: hash }))
	};
	const text = payloadText(payload);
	return { payload, text, sha256: sha256(text) };
}

/** What a group says yes to: all that it lets go along, and nothing of the office's. */
export const groupsOwn = (db: Database, note: RelayNote): Promise<Shown> =>
	shownOf(db, note, { withName: true, withWords: true, comment: '' });

/**
 * Stops a text with a personal identity number in it. Letting it through is an act of its own, which the audit keeps.
 * Refuses 'relay.personal-number'.
 */
export function stopNumbers(
	{ audit }: Pick<CommandContext, 'audit'>,
	noteId: string,
	text: string,
	letThrough: boolean
): void {
	const numbers = personalNumbers(text);
	const [number] = numbers;
	if (number === undefined) return;
	if (!letThrough) refuse('relay.personal-number', { details: { number } });
	audit('relay.number-let-through', { thingId: noteId, data: { numbers: numbers.length } });
}

/** The same of what is about to leave, and of the reason that its receivers see beside it. */
export const stopNumbersIn = (
	ctx: Pick<CommandContext, 'audit'>,
	{ payload }: Shown,
	letThrough: boolean,
	reason = ''
): void => stopNumbers(ctx, payload.noteId, `${wordsOf(payload)}\n${reason}`, letThrough);
