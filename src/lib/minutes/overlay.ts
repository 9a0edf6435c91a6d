import type { Blocks } from '#lib/items/blocks.ts';
import { clockTime, longDate } from '#lib/i18n/dates.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { canonicalJson } from './canonical.ts';
import { frontId, type Fact, type MinutesContent, type Paragraph } from './content.ts';

/** The head of a paper: everything but its paragraphs, and their order. */
export type Head = Omit<MinutesContent, 'paragraphs'> & { readonly order: readonly string[] };

/** What is kept of one paragraph. */
export interface Kept {
	readonly itemId: string;
	readonly body: Blocks | null;
	/** The meeting's text that `body` was written from. */
	readonly bodyFrom: string;
	/** The paragraph as it stood when it was sent for adjusting; of the front page the head. */
	readonly facts: Paragraph | Head | null;
	readonly carried: boolean;
	/** When it was locked by itself, adjusted at once. */
	readonly lockedAt: Date | null;
}

/** Two views of a paragraph that both stand in the minutes. */
export interface NotedView {
	readonly itemId: string;
	readonly by: string;
	readonly text: string;
	readonly other: string;
	readonly otherBy: string;
}

/** How a paragraph stands to what the meeting says now. */
export interface Standing {
	readonly edited: boolean;
	/** Attendance, decisions or papers are others now than those kept; so is the meeting's text. */
	readonly factsChanged: boolean;
	readonly textChanged: boolean;
	/** It was adjusted at once, and is not changed any more. */
	readonly locked: boolean;
}

export const headOf = ({ paragraphs, ...head }: MinutesContent): Head => ({
	...head,
	order: paragraphs.map(({ id }) => id)
});

export const textKey = (body: Blocks): string => canonicalJson(body);
const factsKey = ({ body: _, ...facts }: Paragraph): string => canonicalJson(facts);

const isParagraph = (facts: Paragraph | Head): facts is Paragraph => 'before' in facts;

function disagreements(noted: readonly NotedView[], itemId: string): Fact[] {
	const here = noted.filter((one) => one.itemId === itemId);
	if (here.length === 0) return [];
	const line = (who: string, text: string) => (text ? [m.minutes_view({ who, text })] : []);
	return [
		{
			kind: 'disagreement',
			label: m.minutes_disagreement(),
			lines: here.flatMap(({ by, text, other, otherBy }) => [...line(by, text), ...line(otherBy, other)])
		}
	];
}

const adjustedAtOnce = (at: Date | null): Fact[] =>
	at === null
		? []
		: [
				{
					...{ kind: 'adjusting', label: '' },
					lines: [m.minutes_at_once_done({ date: longDate(at, 'sv'), time: clockTime(at, 'sv') })]
				}
			];

const carriedOver = (paragraph: Paragraph): Paragraph => ({
	...paragraph,
	before: [],
	body: [],
	after: [{ kind: 'adjusting', label: '', lines: [m.minutes_carried()] }],
	files: []
});

/**
 * The paper as it stands: what is kept, and for all else what the meeting says now. `fresh` is none where everything is
 * kept (while it is adjusted). With it goes how each paragraph stands to what the meeting says now.
 */
export function overlay(
	fresh: MinutesContent | null,
	kept: readonly Kept[],
	noted: readonly NotedView[] = []
): { content: MinutesContent; standing: Record<string, Standing> } {
	const rows = new Map(kept.map((row) => [row.itemId, row]));
	const now = new Map((fresh?.paragraphs ?? []).map((one) => [one.id, one]));
	const keptHead = rows.get(frontId)?.facts;
	const head = keptHead && !isParagraph(keptHead) ? keptHead : fresh && headOf(fresh);
	if (!head) throw new Error('minutes without a front page');
	const standing: Record<string, Standing> = {};
	if (keptHead && fresh)
		standing[frontId] = {
			edited: false,
			factsChanged: canonicalJson(keptHead) !== canonicalJson(headOf(fresh)),
			textChanged: false,
			locked: false
		};
	const paragraphs = head.order.flatMap((id): Paragraph[] => {
		const row = rows.get(id);
		const live = now.get(id);
		const frozen = row?.facts && isParagraph(row.facts) ? row.facts : null;
		const base = frozen ?? live;
		if (!base) return [];
		const from = row?.body ? row.bodyFrom : frozen ? textKey(frozen.body) : null;
		standing[id] = {
			edited: Boolean(row?.body),
			factsChanged: Boolean(frozen && live && factsKey(frozen) !== factsKey(live)),
			textChanged: Boolean(from !== null && live && from !== textKey(live.body)),
			locked: Boolean(row?.lockedAt)
		};
		if (row?.carried) return [carriedOver(base)];
		const after = [...base.after, ...disagreements(noted, id), ...adjustedAtOnce(row?.lockedAt ?? null)];
		return [{ ...base, body: row?.body ?? base.body, after }];
	});
	const { order: _, ...rest } = head;
	return { content: { ...rest, paragraphs }, standing };
}
