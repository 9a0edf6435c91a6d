/** A line that is being dragged, and before which it would lie. The drop sends the form of the line that is dragged. */
export function dragLine() {
	let id = $state<string | null>(null);
	let over = $state<string | null>(null);
	return {
		get id() {
			return id;
		},
		/** The line before which it would lie; '' for last; null for nowhere. */
		get over() {
			return over;
		},
		start(event: DragEvent, line: string): void {
			event.dataTransfer?.setData('text/plain', line);
			if (event.dataTransfer) event.dataTransfer.effectAllowed = 'move';
			// The browser takes its picture of the line first; a page that changes at once ends the drag.
			setTimeout(() => (id = line));
		},
		enter(event: DragEvent, before: string): void {
			if (id === null) return;
			event.preventDefault();
			over = before;
		},
		drop(event: DragEvent, before: string): void {
			if (id === null) return;
			event.preventDefault();
			const form = document.getElementById(`move-${id}`);
			const field = form?.querySelector<HTMLInputElement>('[name="beforeId"]');
			const button = form?.querySelector<HTMLButtonElement>('[value="before"]');
			if (before !== id && form instanceof HTMLFormElement && field && button) {
				field.value = before;
				form.requestSubmit(button);
			}
			id = over = null;
		},
		end(): void {
			id = over = null;
		}
	};
}
export type LineDrag = ReturnType<typeof dragLine>;
