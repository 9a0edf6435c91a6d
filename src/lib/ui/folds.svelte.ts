/**
 * How each folded form of a page stands: as its reader left it, whatever news comes in, until it becomes another form
 * (another key); before anybody has touched it, as it is said to begin.
 */
export class Folds {
	#left = $state<Record<string, boolean>>({});

	isOpen(key: string, begins: boolean): boolean {
		return this.#left[key] ?? begins;
	}
	leave(key: string, open: boolean): void {
		this.#left[key] = open;
	}
}
