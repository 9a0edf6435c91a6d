import { personalNumbers } from '#lib/minutes/personal-numbers.ts';
import { readWording } from '#lib/relay/wording.ts';
import { wordsOf, type RelayPayload } from '#lib/relay/payload.ts';
import {
	askedOf,
	noteAfter,
	noteStateOf,
	type Asked,
	type Mover,
	type NoteAct,
	type NoteState
} from '#lib/relay/states.ts';
import type { LegLine, PaperLine, Receiver, SentLine, WordLine } from '#lib/relay/view.ts';
import type { Actor } from '#lib/permissions/facts.ts';
import { can } from '#lib/permissions/rules.ts';
import { context } from '#server/context.ts';
import type { RelayWord } from '#server/db/generated/client.ts';
import { demand } from '#server/permissions/demand.ts';
import { noteFor, type NoteFacts } from './find.ts';
import { groupNames, legLines, sentLines } from './lines.ts';
import { groupsOwn, type Shown } from './payload.ts';
import { receiversIn } from './read-choices.ts';
import { idsIn } from './receivers.ts';

/** What would leave, as its receiver would see it, and what stops it. */
export interface Preview {
	readonly payload: RelayPayload;
	readonly hash: string;
	/** Personal identity numbers in it, and in the reason beside it. */
	readonly numbers: readonly string[];
}

export const previewOf = ({ payload, sha256 }: Shown, reason = ''): Preview => ({
	payload,
	hash: sha256,
	numbers: personalNumbers(`${wordsOf(payload)}\n${reason}`)
});

export interface NoteView {
	readonly id: string;
	readonly group: { readonly id: string; readonly name: string } | null;
	readonly title: string;
	readonly what: string;
	readonly why: string;
	readonly asked: Asked;
	readonly state: NoteState;
	readonly wishes: readonly string[];
	readonly withName: boolean;
	readonly withWords: boolean;
	readonly comment: string;
	readonly itemId: string | null;
	readonly meetingId: string | null;
	readonly papers: readonly PaperLine[];
	readonly preview: Preview;
	readonly words: readonly WordLine[];
	/** The whole way, also to the office; of a merged note the way of what it became. */
	readonly legs: readonly LegLine[];
	/** What was merged into it; for the office. */
	readonly merged: readonly SentLine[];
	readonly mergedInto: { readonly id: string; readonly title: string; readonly withdrawn: boolean } | null;
	readonly receivers: readonly Receiver[];
	/** Whether a yes sends it straight to those it is meant for. */
	readonly direct: boolean;
	readonly may: Readonly<
		Record<
			| 'change'
			| 'submit'
			| 'approve'
			| 'reply'
			| 'settle'
			| 'withdraw'
			| 'ask'
			| 'leave'
			| 'send'
			| 'suggest'
			| 'takeBack',
			boolean
		>
	>;
}

const wordLine = (word: RelayWord, names: ReadonlyMap<string, string>): WordLine => ({
	...{ id: word.id, text: word.text, lapsesAt: word.lapsesAt, at: word.at },
	kind: word.kind as WordLine['kind'],
	suggested: readWording(word.suggested),
	was: readWording(word.was),
	goesTo: idsIn(word.goesTo).map((id) => names.get(id) ?? ''),
	state: word.state as WordLine['state']
});

/** What the actor may do to a note: by the table of its way and the table of rights. */
function mayOf(actor: Actor, facts: NoteFacts, state: NoteState, sent: boolean): NoteView['may'] {
	const who: Mover[] = [
		...(can(actor, 'relay.draft', facts) ? (['writer'] as const) : []),
		...(can(actor, 'relay.approve', facts) ? (['approver'] as const) : []),
		...(can(actor, 'relay.desk', facts) ? (['office'] as const) : [])
	];
	const may = (act: NoteAct) => who.some((one) => noteAfter(state, act, one) !== null);
	const own = facts.groupId === undefined;
	return {
		change: who.includes('writer') && (state === 'draft' || state === 'approval'),
		submit: may('submit') && !own,
		approve: may('approve'),
		reply: may('reply'),
		settle: may('accept'),
		withdraw: may('withdraw'),
		ask: may('ask') && !own,
		leave: may('leave'),
		send: may('relay'),
		suggest: may('suggest') && !own && !sent,
		takeBack: may('take-back')
	};
}

/** A note for its group and for the office. Refuses 'thing.missing' to everybody else. */
export async function readNote(actor: Actor, noteId: string): Promise<NoteView> {
	const { read } = context();
	const { note, facts } = await noteFor(read, actor, noteId);
	demand(actor, 'relay.read', facts);
	const { federationId } = note;
	const office = can(actor, 'relay.desk', facts);
	const state = noteStateOf(note.state);
	const became = await read.relayOrigin.findMany({
		where: { originId: noteId },
		include: { note: { select: { state: true } } }
	});
	const noteIds = [...new Set([noteId, ...became.map((one) => one.noteId)])];
	const [names, shown, words, papers, hops, origins, into, receivers, group] = await Promise.all([
		groupNames(read, federationId),
		groupsOwn(read, note),
		// Why the office lets it go no further concerns all that were merged into it.
		read.relayWord.findMany({
			where: { OR: [{ noteId }, { noteId: { in: noteIds }, kind: 'left' }] },
			orderBy: [{ at: 'asc' }, { id: 'asc' }]
		}),
		read.relayPaper.findMany({ where: { noteId }, orderBy: [{ name: 'asc' }, { id: 'asc' }] }),
		read.relayHop.findMany({
			where: { federationId, noteId: { in: noteIds } },
			include: { note: { select: { state: true } } }
		}),
		office
			? read.relayNote.findMany({ where: { federationId, roots: { some: { noteId } }, id: { not: noteId } } })
			: [],
		note.mergedIntoId ? read.relayNote.findUnique({ where: { id: note.mergedIntoId } }) : null,
		receiversIn(read, federationId, note.groupId ? [note.groupId] : []),
		note.groupId ? read.group.findUnique({ where: { id: note.groupId }, select: { relayDirect: true } }) : null
	]);
	const legs = await legLines(read, hops, names);
	const its = noteIds.flatMap((id) => legs.get(id) ?? []);
	return {
		...{ id: noteId, title: note.title, what: note.what, why: note.why, comment: note.comment, state },
		...{ itemId: note.itemId, meetingId: note.meetingId, withName: note.withName, withWords: note.withWords },
		group: note.groupId ? { id: note.groupId, name: names.get(note.groupId) ?? '' } : null,
		asked: askedOf(note.asked),
		wishes: idsIn(note.wishes),
		papers: papers.map(({ id, name, size, goes }) => ({ id, name, size, goes })),
		preview: previewOf(shown),
		words: words.map((word) => wordLine(word, names)),
		legs: its,
		merged: await sentLines(read, federationId, origins),
		mergedInto: into && {
			...{ id: into.id, title: into.title },
			withdrawn: became.some((one) => one.noteId !== noteId && one.note.state === 'withdrawn')
		},
		receivers: receivers.filter(({ id }) => !origins.some(({ groupId }) => groupId === id)),
		direct: (group?.relayDirect ?? false) && note.wishes !== '[]',
		may: mayOf(
			actor,
			facts,
			state,
			its.some(({ to }) => to !== null)
		)
	};
}
