/** What is asked of those a note goes to. */
export const askedWords = ['information', 'answer', 'meeting', 'position'] as const;
export type Asked = (typeof askedWords)[number];

/** Where a note is: with its group, with the office, on its way, or at its end. */
export const noteStates = [
	'draft',
	'approval',
	'desk',
	'asked',
	'suggested',
	'relayed',
	'done',
	'merged',
	'withdrawn'
] as const;
export type NoteState = (typeof noteStates)[number];

/** How far a group has come with a note that it got. */
export const hopStates = ['sent', 'received', 'agenda', 'treated', 'answered', 'passed', 'none'] as const;
export type HopState = (typeof hopStates)[number];

/**
 * Who moves something: whoever writes in the note's group; whoever says yes for it; the office; whoever leads the group
 * that got it; the portal, by what it was told before.
 */
export type Mover = 'writer' | 'approver' | 'office' | 'receiver' | 'portal';

interface Move<State extends string> {
	readonly act: string;
	readonly from: readonly State[];
	readonly to: State;
	readonly who: readonly Mover[];
	/** Only where this is asked. */
	readonly asked?: readonly Asked[];
}

/** The way of a note. What is not written here cannot happen to it. */
export const noteMoves = [
	{ act: 'submit', from: ['draft'], to: 'approval', who: ['writer'] },
	{ act: 'rewrite', from: ['approval'], to: 'draft', who: ['writer', 'approver'] },
	{ act: 'approve', from: ['draft', 'approval'], to: 'desk', who: ['approver'] },
	{ act: 'send-direct', from: ['draft', 'approval'], to: 'relayed', who: ['approver'] },
	{ act: 'ask', from: ['desk'], to: 'asked', who: ['office'] },
	{ act: 'reply', from: ['asked'], to: 'desk', who: ['writer'] },
	{ act: 'suggest', from: ['desk'], to: 'suggested', who: ['office'] },
	{ act: 'accept', from: ['suggested'], to: 'desk', who: ['approver'] },
	{ act: 'decline', from: ['suggested'], to: 'desk', who: ['approver'] },
	{ act: 'take-back', from: ['asked', 'suggested'], to: 'desk', who: ['office'] },
	{ act: 'lapse', from: ['suggested'], to: 'relayed', who: ['portal'] },
	{ act: 'lapse-home', from: ['suggested'], to: 'desk', who: ['portal'] },
	{ act: 'leave', from: ['desk'], to: 'done', who: ['office'] },
	{ act: 'leave-sent', from: ['desk'], to: 'relayed', who: ['office'] },
	{ act: 'merge', from: ['desk'], to: 'merged', who: ['office'] },
	{ act: 'relay', from: ['desk', 'relayed', 'done'], to: 'relayed', who: ['office'] },
	{ act: 'return', from: ['relayed', 'done'], to: 'desk', who: ['receiver', 'office'] },
	{ act: 'pass', from: ['relayed', 'done'], to: 'relayed', who: ['receiver', 'office'] },
	{ act: 'finish', from: ['relayed'], to: 'done', who: ['receiver', 'office', 'portal'] },
	{
		act: 'withdraw',
		from: ['draft', 'approval', 'desk', 'asked', 'suggested', 'relayed', 'done'],
		to: 'withdrawn',
		who: ['approver', 'office']
	}
] as const satisfies readonly Move<NoteState>[];

/** What needs no meeting may be answered as it came. */
const light = ['information', 'answer'] as const;

/** The way of a note at a group that got it. */
export const hopMoves = [
	{ act: 'receive', from: ['sent'], to: 'received', who: ['receiver', 'office', 'portal'] },
	{ act: 'put-on-agenda', from: ['received'], to: 'agenda', who: ['receiver', 'office', 'portal'] },
	{ act: 'take-off', from: ['agenda'], to: 'received', who: ['receiver', 'office', 'portal'] },
	{ act: 'treat', from: ['agenda'], to: 'treated', who: ['receiver', 'office', 'portal'] },
	{ act: 'answer', from: ['treated'], to: 'answered', who: ['receiver', 'office'] },
	{ act: 'pass', from: ['treated'], to: 'passed', who: ['receiver', 'office'] },
	{ act: 'close', from: ['treated'], to: 'none', who: ['receiver', 'office'] },
	{ act: 'answer', from: ['received'], to: 'answered', who: ['receiver', 'office'], asked: light },
	{ act: 'pass', from: ['received'], to: 'passed', who: ['receiver', 'office'], asked: light },
	{ act: 'close', from: ['received'], to: 'none', who: ['receiver', 'office'], asked: light }
] as const satisfies readonly Move<HopState>[];

export type NoteAct = (typeof noteMoves)[number]['act'];
export type HopAct = (typeof hopMoves)[number]['act'];

const find = <State extends string>(
	moves: readonly Move<State>[],
	act: string,
	from: State,
	who: Mover | null,
	asked?: Asked
): State | null =>
	moves.find(
		(move) =>
			move.act === act &&
			move.from.includes(from) &&
			(who === null || move.who.includes(who)) &&
			(move.asked === undefined || (asked !== undefined && move.asked.includes(asked)))
	)?.to ?? null;

/** Where an act takes a note from a state; null where it cannot be done. `who` null: whoever may. */
export const noteAfter = (from: NoteState, act: NoteAct, who: Mover | null = null): NoteState | null =>
	find<NoteState>(noteMoves, act, from, who);

/** The same of a note at a group that got it; what is asked decides whether a meeting is needed. */
export const hopAfter = (from: HopState, act: HopAct, asked: Asked, who: Mover | null = null): HopState | null =>
	find<HopState>(hopMoves, act, from, who, asked);

/** Nothing more is expected of the group that got it. */
export const isDone = (state: HopState, asked: Asked): boolean =>
	state === 'answered' || state === 'passed' || state === 'none' || (asked === 'information' && state !== 'sent');

/** It is with its group, or with the office, or under way: somebody is to do something. */
export const isOpen = (state: NoteState): boolean =>
	state !== 'done' && state !== 'merged' && state !== 'withdrawn' && state !== 'draft';

export const noteStateOf = (word: string): NoteState => noteStates.find((one) => one === word) ?? 'draft';
export const hopStateOf = (word: string): HopState => hopStates.find((one) => one === word) ?? 'sent';
export const askedOf = (word: string): Asked => askedWords.find((one) => one === word) ?? 'information';
