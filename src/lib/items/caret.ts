import { initials, shapeOf, shapePath } from '#lib/ui/part.ts';

/** What others' presence says of them; written by the server. */
export interface CaretOwner {
	readonly id?: string;
	readonly name?: string;
	readonly part?: string | null;
	readonly organisation?: string | null;
}

const svg = 'http://www.w3.org/2000/svg';
/** Milliseconds that a name stands beside its mark after somebody comes. */
const arrival = 2_000;
/** Two marks nearer to each other than this, in pixels, are on one line. */
const sameLine = 12;

const element = (name: string, className: string): HTMLElement => {
	const made = document.createElement(name);
	made.className = className;
	return made;
};

function mark(name: string, part: ReturnType<typeof shapeOf>): SVGElement {
	const drawing = document.createElementNS(svg, 'svg');
	drawing.setAttribute('viewBox', '-20 -20 40 40');
	const shape = document.createElementNS(svg, 'path');
	shape.setAttribute('d', shapePath(part, part === 'office' ? 15.5 : 17));
	const letters = document.createElementNS(svg, 'text');
	letters.setAttribute('y', part === 'kommun' ? '6.4' : '5');
	letters.textContent = initials(name);
	drawing.append(shape, letters);
	return drawing;
}

/**
 * Another writer's caret: a bar in the colour of their part where they write, and their shape in the margin in front of
 * the line, so that nothing covers the text. It is not part of the text and not read aloud; who writes stands beside
 * the toolbar.
 */
export function drawCaret(owner: CaretOwner): HTMLElement {
	const name = owner.name ?? '';
	const part = shapeOf(owner.part);
	const caret = element('span', 'another-caret');
	caret.dataset['part'] = part;
	caret.setAttribute('aria-hidden', 'true');
	caret.contentEditable = 'false';
	const margin = element('span', 'margin-mark arrived');
	const who = element('span', 'margin-name');
	who.textContent = owner.organisation ? `${name}, ${owner.organisation}` : name;
	margin.append(mark(name, part), who);
	caret.append(margin);
	setTimeout(() => margin.classList.remove('arrived'), arrival);
	return caret;
}

/** Room in pixels that a name wants before its mark. */
const nameRoom = 170;

/** The left edge of what can be seen around an element: of the window, or of a part of the page that scrolls. */
function visibleLeft(element: HTMLElement): number {
	const scrolls = (one: HTMLElement) => getComputedStyle(one).overflowX !== 'visible';
	for (let one = element.parentElement; one && one !== document.body; one = one.parentElement)
		if (scrolls(one)) return one.getBoundingClientRect().left;
	return 0;
}

/** Puts marks that would lie on each other side by side: several may write on one line. Names stand where there is room. */
export function spreadMarks(root: HTMLElement): void {
	const edge = visibleLeft(root);
	const marks = [...root.querySelectorAll<HTMLElement>('.margin-mark')].map((one) => ({
		one,
		box: one.getBoundingClientRect()
	}));
	marks.forEach(({ one, box }, index) => {
		const before = marks.slice(0, index).filter((other) => Math.abs(other.box.top - box.top) < sameLine).length;
		one.style.setProperty('--before', String(before));
		one.classList.toggle('tight', box.left - edge < nameRoom);
	});
}
