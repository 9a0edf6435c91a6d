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
	const onfocusin = (event: FocusEvent) => {
		if (event.target instanceof HTMLButtonElement) stopAt(event.target);
	};
	// A button that can no longer be pressed cannot hold the stop.
	const watcher = new MutationObserver(() => {
		const stop = buttons().find((button) => button.tabIndex === 0);
		if (!stop || stop.disabled) stopAt(ready()[0]);
	});

	stopAt(ready()[0] ?? buttons()[0]);
	bar.addEventListener('keydown', onkeydown);
	bar.addEventListener('focusin', onfocusin);
	watcher.observe(bar, { subtree: true, childList: true, attributeFilter: ['disabled'] });
	return () => {
		watcher.disconnect();
		bar.removeEventListener('keydown', onkeydown);
		bar.removeEventListener('focusin', onfocusin);
	};
};
