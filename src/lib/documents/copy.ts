/** Puts a text on the clipboard. Out: whether it is there; without a secure address browsers refuse, and one selects it. */
export async function copyText(text: string): Promise<boolean> {
	try {
		await navigator.clipboard.writeText(text);
		return true;
	} catch {
		return false;
	}
}

/** Selects all that an element shows, for whoever has to copy by hand. */
export function selectAll(element: HTMLElement | undefined): void {
	if (!element) return;
	element.focus();
	getSelection()?.selectAllChildren(element);
}
