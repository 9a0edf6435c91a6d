import { limits, linesOf, type DecisionForm, type DecisionKind, type MotionKind } from './decision.ts';

/** A motion as far as it decides what is decided. */
export interface PutMotion {
	readonly kind: MotionKind;
	readonly text: string;
}

const alone: readonly MotionKind[] = ['reject', 'defer', 'refer'];

/** Whether these motions cannot all have been carried: one takes the matter as it is, another throws it out or puts it off. */
export function contradict(carried: readonly MotionKind[]): boolean {
	const outs = new Set(carried.filter((kind) => alone.includes(kind)));
	return outs.size > 1 || (outs.size === 1 && carried.some((kind) => !alone.includes(kind)));
}

/** Words for a matter that is not decided as proposed; given by whoever knows the language. */
export interface OutcomeWords {
	readonly reject: string;
	readonly defer: string;
	readonly refer: string;
}

/**
 * What is decided when these motions are carried: the proposal as it stands; the changes in its place; the additions
 * after it; or that it is rejected, deferred or referred back (with the motion's own words where it has any).
 */
export function textAfter(proposed: string, carried: readonly PutMotion[], words: OutcomeWords): string {
	const out = carried.find(({ kind }) => alone.includes(kind));
	if (out) {
		const { kind, text } = out;
		const said = kind === 'reject' ? words.reject : kind === 'defer' ? words.defer : words.refer;
		return [said, ...linesOf(text)].join('\n');
	}
	const of = (kind: MotionKind) =>
		carried.filter((motion) => motion.kind === kind).flatMap(({ text }) => linesOf(text));
	const changed = of('change');
	return [...(changed.length > 0 ? changed : linesOf(proposed)), ...of('add')].join('\n');
}

/** How an item is left when these motions are carried: put off, or referred back to somebody; none when it is decided. */
export function leftBy(
	carried: readonly PutMotion[],
	to: string
): { readonly outcome: 'deferred' | 'referred'; readonly outcomeReason: string; readonly outcomeTo: string } | null {
	const out = carried.find(({ kind }) => kind === 'defer' || kind === 'refer');
	if (!out) return null;
	const outcomeReason = linesOf(out.text).join('; ').slice(0, limits.why);
	return out.kind === 'defer'
		? { outcome: 'deferred', outcomeReason, outcomeTo: '' }
		: { outcome: 'referred', outcomeReason, outcomeTo: to };
}

/** Why a form of deciding does not fit; none when it does. */
export type Misfit = 'decision.not-unanimous' | 'decision.no-lot' | null;

/** Nobody is unanimous where a motion was lost; the lot settles elections and employment only (domain.md 3.1). */
export function misfit(form: DecisionForm, kind: DecisionKind, lost: number): Misfit {
	if (form === 'unanimous' && lost > 0) return 'decision.not-unanimous';
	if (form === 'lot' && kind === 'decision') return 'decision.no-lot';
	return null;
}

interface Ordered {
	readonly id: string;
	readonly turn: number | null;
	readonly createdAt: Date;
}

const last = Number.MAX_SAFE_INTEGER;

/** Motions in the order the chair puts them; those that came after the order was set stand last, as they came. */
export const inTurn = <T extends Ordered>(motions: readonly T[]): T[] =>
	motions.toSorted(
		(a, b) =>
			(a.turn ?? last) - (b.turn ?? last) || a.createdAt.getTime() - b.createdAt.getTime() || (a.id < b.id ? -1 : 1)
	);

/** The ids with one of them a step earlier or later; as they were when it has nowhere to go. */
export function stepped(ids: readonly string[], id: string, by: -1 | 1): string[] {
	const from = ids.indexOf(id);
	const to = from + by;
	if (from < 0 || to < 0 || to >= ids.length) return [...ids];
	const rest = ids.filter((one) => one !== id);
	return [...rest.slice(0, to), id, ...rest.slice(to)];
}
