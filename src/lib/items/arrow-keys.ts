import type { Attachment } from 'svelte/attachments';

/**
 * A toolbar is one stop for Tab; the arrow keys, Home and End go between its buttons and links (WAI-ARIA's toolbar
 * pattern). The one that had the focus last is where Tab comes back to.
 */
export const arrowKeys: Attachment<HTMLElement> = (bar) => {
	type Tool = HTMLButtonElement | HTMLAnchorElement;
	const buttons = () => [...bar.querySelectorAll<Tool>('button, a[href]')];
	const stopAt = (stop: Tool | undefined) => {
		for (const button of buttons()) button.tabIndex = button === stop ? 0 : -1;
	};
	const ready = () => buttons().filter((tool) => tool instanceof HTMLAnchorElement || !tool.disabled);

	function onkeydown(event: KeyboardEvent) {
		const row = ready();
		const at = row.indexOf(document.activeElement as Tool);
		const to = { ArrowRight: at + 1, ArrowLeft: at - 1 + row.length, Home: 0, End: row.length - 1 }[event.key];
		if (at < 0 || to === undefined) return;
		event.preventDefault();
		row[to % row.length]?.focus();
	}
	let last: Tool | null = null;
	const onfocusin = (event: FocusEvent) => {
		const { target } = event;
		if (target instanceof HTMLButtonElement || target instanceof HTMLAnchorElement) stopAt((last = target));
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
