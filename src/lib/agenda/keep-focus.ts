/**
 * Remembers where the focus and the selection are inside an element. Out: puts them back, if the element that had them
 * is still there and has lost them: a row that changes place in the page is taken out and put in again.
 */
export function rememberFocus(within: HTMLElement): () => void {
	const active = document.activeElement;
	if (!(active instanceof HTMLElement) || !within.contains(active)) return () => {};
	const field = active instanceof HTMLTextAreaElement || active instanceof HTMLInputElement ? active : null;
	const range = field && field.selectionStart !== null ? ([field.selectionStart, field.selectionEnd] as const) : null;
	return () => {
		if (!active.isConnected || document.activeElement === active) return;
		active.focus({ preventScroll: true });
		if (field && range) field.setSelectionRange(range[0], range[1] ?? range[0]);
	};
}
