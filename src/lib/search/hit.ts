import type { Stretch } from './excerpt.ts';
import type { SearchKind } from './kinds.ts';

/** One thing that was found, as it is shown. */
export interface Hit {
	readonly key: string;
	readonly kind: SearchKind;
	readonly title: readonly Stretch[];
	/** The place of its text that says most of what was asked. */
	readonly excerpt: readonly Stretch[];
	readonly groupName: string | null;
	readonly at: Date | null;
	readonly href: string;
}

/** What the dialog is answered: the same, as JSON gives it. */
export interface Suggestion extends Omit<Hit, 'at'> {
	readonly at: string | null;
}

export const plainTitle = ({ title }: Pick<Hit, 'title'>): string => title.map(({ text }) => text).join('');
