import { dropRescues, isPassing, keepRescue, listRescues, type Rescue } from '#lib/yjs/rescue-store.ts';

/** The words of this page's reader that are in no document: found now, or kept by this browser from another time. */
class Rescues {
	list = $state.raw<readonly Rescue[]>([]);
	#account: string | null = null;

	/** Whose page this is. What somebody else has here is not looked at. */
	of(account: string | null): void {
		if (account === this.#account) return;
		this.#account = account;
		this.list = this.list.filter((one) => one.account === account);
		if (account !== null) void this.#read(account);
	}

	async #read(account: string): Promise<void> {
		const kept = await listRescues(account).catch(() => []);
		if (account === this.#account) this.found(kept);
	}

	found(more: readonly Rescue[]): void {
		const fresh = more.filter(({ id }) => !this.list.some((one) => one.id === id));
		if (fresh.length > 0) this.list = [...fresh, ...this.list].toSorted((a, b) => b.at - a.at);
	}

	/** The server has everything of this document: what was shown because it waited for that is not shown any more. */
	settled(document: string): void {
		const waits = (one: Rescue) => one.document === document && isPassing(one.reason);
		if (this.list.some(waits)) this.list = this.list.filter((one) => !waits(one));
	}

	putAside(rescue: Rescue): void {
		this.list = this.list.filter((one) => one !== rescue);
		dropRescues([rescue.id]).catch(() => undefined);
	}

	takeBack(rescue: Rescue): void {
		this.found([rescue]);
		keepRescue(rescue).catch(() => undefined);
	}
}

export const rescues = new Rescues();
