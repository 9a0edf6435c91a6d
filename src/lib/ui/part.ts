/** The four parts of a federation, in the order of their quarters round the table: upper left, upper right, lower right, lower left. */
export const parts = ['af', 'fk', 'region', 'kommun'] as const;
export type Part = (typeof parts)[number];

/** Everybody has a shape: their part's, or the office's. */
export type Shape = Part | 'office';

/** The part written in a table row; whoever sits for no organisation appears in the shape of the office. */
export const shapeOf = (part: string | null | undefined): Shape => parts.find((known) => known === part) ?? 'office';

const short = (value: number) => Number(value.toFixed(2));

/**
 * The outline of a shape about (0,0) with half-size `half`, as a path: square AF, circle FK, hexagon region, house
 * municipality, pill office. Always upright, so that it is known at once.
 */
export function shapePath(shape: Shape, half: number): string {
	const n = (value: number) => short(value * half);
	const points = (corners: readonly (readonly [number, number])[]) =>
		`M${corners.map(([x, y]) => `${n(x)} ${n(y)}`).join('L')}Z`;
	switch (shape) {
		case 'af':
			return roundedBox(n(0.9), n(0.9), n(0.2));
		case 'fk':
			return `M${n(-1)} 0A${n(1)} ${n(1)} 0 1 1 ${n(1)} 0A${n(1)} ${n(1)} 0 1 1 ${n(-1)} 0Z`;
		case 'region':
			return points(
				[0, 1, 2, 3, 4, 5].map((corner) => {
					const angle = ((-90 + 60 * corner) * Math.PI) / 180;
					return [1.08 * Math.cos(angle), 1.08 * Math.sin(angle)] as const;
				})
			);
		case 'kommun':
			return points([
				[0, -1.12],
				[0.96, -0.38],
				[0.96, 0.88],
				[-0.96, 0.88],
				[-0.96, -0.38]
			]);
		case 'office':
			return roundedBox(n(1.2), n(0.74), n(0.74));
	}
}

function roundedBox(x: number, y: number, r: number): string {
	const arc = (dx: number, dy: number) => `a${r} ${r} 0 0 1 ${dx} ${dy}`;
	return `M${short(r - x)} ${-y}H${short(x - r)}${arc(r, r)}V${short(y - r)}${arc(-r, r)}H${short(r - x)}${arc(-r, -r)}V${short(r - y)}${arc(r, -r)}Z`;
}

/** Two letters for a name: first of the first and of the last word; hyphens part words. */
export function initials(name: string): string {
	const words = name.split(/[\s-]+/u).filter((word) => /^\p{L}/u.test(word));
	const first = words[0]?.[0] ?? '';
	const last = words.length > 1 ? (words.at(-1)?.[0] ?? '') : '';
	return (first + last).toUpperCase();
}
