/** Pixels from an edge within which a drag scrolls, and the most it scrolls in a frame. */
const margin = 56;
const fastest = 14;

/** How many pixels to scroll in this frame for a pointer at `at` between two edges: more the nearer it is to one. */
export function edgeStep(at: number, from: number, to: number): number {
	const near = Math.min(margin, (to - from) / 4);
	if (near <= 0) return 0;
	const before = Math.min(near, Math.max(0, from + near - at));
	const after = Math.min(near, Math.max(0, at - (to - near)));
	return Math.round(((after - before) / near) * fastest);
}
