import type { SubmitFunction } from '@sveltejs/kit';

/**
 * For `use:enhance`: as it does by itself, but whoever has the focus keeps it. By itself a form that succeeds takes it to
 * the top of the page, and who works with keys begins anew among all the notes. A button that is gone, with the answer
 * or with news that came before it, leaves it to the one in its place, else to what held the form and takes focus
 * (`tabindex="-1"`).
 */
export const keepPlace: SubmitFunction = ({ formElement }) => {
	const home = formElement.closest<HTMLElement>('[tabindex]');
	let at = document.activeElement;
	const follow = ({ target }: FocusEvent) => {
		if (target instanceof Element && target !== document.body) at = target;
	};
	document.addEventListener('focusin', follow);
	return async ({ update }) => {
		await update();
		document.removeEventListener('focusin', follow);
		if (at === null || at === document.body || document.activeElement !== document.body) return;
		const stays = at.isConnected ? at : formElement.isConnected ? formElement.querySelector('button') : home;
		if (stays instanceof HTMLElement) stays.focus({ preventScroll: true });
	};
};
