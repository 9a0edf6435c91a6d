import { proposalStates, type ProposalState } from '#lib/permissions/facts.ts';
import type { Action } from '#lib/permissions/rules.ts';

/** What a move asks of whoever makes it, besides its act. */
export type Need = 'due' | 'positions' | 'meeting' | 'reason' | 'referred-to';

export interface Move {
	/** Also the name of the form's action. */
	readonly name:
		'sound' | 'sound-again' | 'ready' | 'take-up' | 'decide' | 'refer' | 'defer' | 'decline' | 'back' | 'withdraw';
	readonly from: readonly ProposalState[];
	readonly to: ProposalState;
	/** Who may: an act of the permission table. */
	readonly act: Action;
	readonly needs: readonly Need[];
}

const open = ['draft', 'sounding', 'ready', 'referred', 'deferred'] as const;

/** All ways a proposal can go, and no others: from where, to where, who may, and what they say with it (Y1). */
export const moves: readonly Move[] = [
	{ name: 'sound', from: ['draft', 'referred'], to: 'sounding', act: 'proposal.lead', needs: ['due'] },
	{ name: 'sound-again', from: ['sounding'], to: 'sounding', act: 'proposal.lead', needs: ['due'] },
	{ name: 'ready', from: ['sounding'], to: 'ready', act: 'proposal.lead', needs: ['positions'] },
	{ name: 'take-up', from: ['ready', 'deferred'], to: 'agenda', act: 'proposal.prepare', needs: ['meeting'] },
	{ name: 'decide', from: ['agenda'], to: 'decided', act: 'proposal.settle', needs: ['reason'] },
	{ name: 'refer', from: ['agenda'], to: 'referred', act: 'proposal.settle', needs: ['reason', 'referred-to'] },
	{ name: 'defer', from: ['agenda'], to: 'deferred', act: 'proposal.settle', needs: ['reason'] },
	{ name: 'decline', from: ['agenda'], to: 'declined', act: 'proposal.settle', needs: ['reason'] },
	{ name: 'back', from: ['sounding', 'ready', 'deferred'], to: 'draft', act: 'proposal.lead', needs: ['reason'] },
	{ name: 'withdraw', from: open, to: 'withdrawn', act: 'proposal.lead', needs: ['reason'] }
];

export type MoveName = Move['name'];

/** The move of a name from a state; none when there is no such way. */
export const moveFrom = (state: ProposalState, name: MoveName): Move | undefined =>
	moves.find((move) => move.name === name && move.from.includes(state));

export const movesFrom = (state: ProposalState): Move[] => moves.filter((move) => move.from.includes(state));

/** A word from the database; anything else is a draft. */
export const proposalState = (word: string): ProposalState => proposalStates.find((state) => state === word) ?? 'draft';

/** Where a body leaves what stood on its agenda. */
const left: readonly ProposalState[] = ['decided', 'referred', 'deferred', 'declined'];

/**
 * Whether a step is the body's word on it, which goes back to where it came from: how it was left, and that a decision
 * was struck and it is before the body again. That last step is nobody's to take; it follows what the body did. So does
 * the one from the agenda back to ready, which is no word of the body's: its meeting was cancelled, or its item taken off.
 */
export const fromBody = (from: ProposalState, to: ProposalState): boolean =>
	(from === 'agenda' && left.includes(to)) || (to === 'agenda' && (from === 'decided' || from === 'declined'));

/** Nothing more comes of it. */
export const isOver = (state: ProposalState): boolean => movesFrom(state).length === 0;
