import { decisionForms, decisionKinds, type DecisionForm, type DecisionKind } from './decision.ts';

/** What is asked of the register; '' and none leave everything in. */
export interface RegisterFilter {
	readonly year: number | null;
	readonly groupId: string;
	/** A kind of decision, or positions taken by groups that do not decide. */
	readonly kind: DecisionKind | 'position' | '';
	readonly form: DecisionForm | '';
	/** Words that all stand in the text, the item's title or to whom it goes. */
	readonly words: string;
	readonly page: number;
}

/** Lines of the register on one page. */
export const pageSize = 50;

/** The filter out of an address; what is not understood leaves everything in. */
export function readFilter(query: URLSearchParams): RegisterFilter {
	const year = /^\d{4}$/.test(query.get('year') ?? '') ? Number(query.get('year')) : null;
	const page = /^[1-9]\d{0,3}$/.test(query.get('page') ?? '') ? Number(query.get('page')) : 1;
	const kind = query.get('kind');
	return {
		year,
		page,
		groupId: (query.get('group') ?? '').slice(0, 64),
		kind: kind === 'position' ? kind : (decisionKinds.find((one) => one === kind) ?? ''),
		form: decisionForms.find((one) => one === query.get('form')) ?? '',
		words: (query.get('q') ?? '').trim().slice(0, 100)
	};
}

/** The filter as it stands in an address, so that a page of it can be sent. */
export function filterQuery(filter: RegisterFilter, page = filter.page): string {
	const query = new URLSearchParams();
	if (filter.year !== null) query.set('year', String(filter.year));
	if (filter.groupId) query.set('group', filter.groupId);
	if (filter.kind) query.set('kind', filter.kind);
	if (filter.form) query.set('form', filter.form);
	if (filter.words) query.set('q', filter.words);
	if (page > 1) query.set('page', String(page));
	const text = query.toString();
	return text ? `?${text}` : '';
}

/** One line of the register. */
export interface RegisterLine {
	readonly id: string;
	readonly number: string;
	readonly year: number;
	readonly ordinal: number;
	readonly groupId: string;
	readonly groupName: string;
	readonly meetingId: string;
	readonly meetingLabel: string;
	readonly itemId: string;
	/** "§ 7", empty where the item carries none. */
	readonly itemNumber: string;
	readonly itemTitle: string;
	readonly kind: DecisionKind;
	/** The group does not decide: it took a position. */
	readonly position: boolean;
	readonly form: DecisionForm | null;
	readonly text: string;
	readonly reasons: string;
	readonly addressees: readonly string[];
	readonly decidedAt: Date;
	readonly withoutQuorum: boolean;
	readonly withdrawn: boolean;
	readonly corrected: boolean;
	readonly reservations: number;
}

const fold = (text: string) => text.toLocaleLowerCase('sv');

/** Whether all the words stand in what a decision says of itself. */
export function says(said: readonly string[], words: string): boolean {
	const text = fold(said.join('\n'));
	return fold(words)
		.split(/\s+/)
		.filter(Boolean)
		.every((word) => text.includes(word));
}
