import { isSearchKind, type SearchKind } from './kinds.ts';

/** Something that was opened from the search. */
export interface Recent {
	readonly href: string;
	readonly title: string;
	readonly kind: SearchKind;
}

const most = 5;
const nameFor = (account: string) => `samsyn search ${account}`;

const isRecent = (one: unknown): one is Recent => {
	if (typeof one !== 'object' || one === null) return false;
	const { href, title, kind } = one as Partial<Record<keyof Recent, unknown>>;
	return typeof href === 'string' && /^\/(?!\/)/.test(href) && typeof title === 'string' && isSearchKind(kind);
};

/** What was opened lately in this tab by this account: kept nowhere else, and gone with the tab. */
export function readRecent(account: string, store: Pick<Storage, 'getItem'>): Recent[] {
	try {
		const kept: unknown = JSON.parse(store.getItem(nameFor(account)) ?? '[]');
		return Array.isArray(kept) ? kept.filter(isRecent).slice(0, most) : [];
	} catch {
		return [];
	}
}

export function keepRecent(account: string, opened: Recent, store: Pick<Storage, 'getItem' | 'setItem'>): void {
	const others = readRecent(account, store).filter(({ href }) => href !== opened.href);
	try {
		store.setItem(nameFor(account), JSON.stringify([opened, ...others].slice(0, most)));
	} catch {
		// A browser that keeps nothing finds nothing again.
	}
}
