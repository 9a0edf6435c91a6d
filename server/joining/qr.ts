import { encode } from 'uqr';

/** A QR code as one drawing: how many modules it is wide, and the dark ones as a path of unit squares. */
export interface QrDrawing {
	readonly size: number;
	readonly path: string;
}

/** Draws a text as a QR code, with the quiet border that readers need. */
export function drawQr(text: string): QrDrawing {
	const { data, size } = encode(text, { ecc: 'M', border: 4 });
	const rows = data.map((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : '')).join(''));
	return { size, path: rows.join('') };
}
