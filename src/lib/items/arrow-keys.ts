import type { Attachment } from 'svelte/attachments';

/**
 * A toolbar is one stop for Tab; the arrow keys, Home and End go between its buttons (WAI-ARIA's toolbar pattern). The
 * button that had the focus last is where Tab comes back to.
 */
export const arrowKeys: Attachment<HTMLElement> = (bar) => {
	const buttons = () => [...bar.querySelectorAll<HTMLButtonElement>('button')];
	const stopAt = (stop: HTMLButtonElement | undefined) => {
		for (const button of buttons()) button.tabIndex = button === stop ? 0 : -1;
	};
	const ready = () => buttons().filter((button) => !button.disabled);

	function onkeydown(event: KeyboardEvent) {
		const row = ready();
		const at = row.indexOf(document.activeElement as HTMLButtonElement);
		const to = { ArrowRight: at + 1, ArrowLeft: at - 1 + row.length, Home: 0, End: row.length - 1 }[event.key];
		if (at < 0 || to === undefined) return;
		event.preventDefault();
		row[to % row.length]?.focus();
	}
	let last: HTMLButtonElement | null = null;
	const onfocusin = (event: FocusEvent) => {
		if (event.target instanceof HTMLButtonElement) stopAt((last = event.target));
	};
	// A button that can no longer be pressed, or is gone, cannot hold the stop.
	const settle = () => stopAt(last && ready().includes(last) ? last : (ready()[0] ?? buttons()[0]));
	const watcher = new MutationObserver(settle);

	settle();
	bar.addEventListener('keydown', onkeydown);
	bar.addEventListener('focusin', onfocusin);
	watcher.observe(bar, { subtree: true, childList: true, attributeFilter: ['disabled'] });
	return () => {
		watcher.disconnect();
		bar.removeEventListener('keydown', onkeydown);
		bar.removeEventListener('focusin', onfocusin);
	};
};
