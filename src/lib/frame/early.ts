// A page can be used before its script has come: folds are opened and choices made in it. Waking up, the script would
// put both back to what the server wrote.

let folds: readonly HTMLDetailsElement[] = [];
let choices: readonly (readonly [HTMLSelectElement, string])[] = [];

const asWritten = ({ options }: HTMLSelectElement) =>
	([...options].find((option) => option.defaultSelected) ?? options[0])?.value;

/** Before the script takes the page over: what somebody has already done in it. */
export function noteEarly(page: ParentNode): void {
	folds = [...page.querySelectorAll<HTMLDetailsElement>('details[open]')];
	choices = [...page.querySelectorAll('select')]
		.filter((select) => !select.multiple && select.value !== asWritten(select))
		.map((select) => [select, select.value] as const);
}

/** When it has: done again, as if it were done now. */
export function repeatEarly(): void {
	for (const fold of folds) if (fold.isConnected) fold.open = true;
	for (const [select, value] of choices)
		if (select.isConnected && select.value !== value) {
			select.value = value;
			select.dispatchEvent(new Event('change', { bubbles: true }));
		}
	[folds, choices] = [[], []];
}
