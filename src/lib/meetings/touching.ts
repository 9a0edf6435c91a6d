import { linesOf } from '#lib/decisions/decision.ts';

/** A member organisation as decisions name it. */
export interface NamedOrganisation {
	readonly id: string;
	readonly name: string;
	readonly shortName: string;
}

const folded = (text: string) => text.trim().toLocaleLowerCase('sv');
/** A short name stands alone: "AF" is not in "Affärsplan". */
const words = (text: string) => folded(text).split(/[^\p{L}\p{N}]+/u);

/** Whether a decision is sent to an organisation: one of its addressees is or begins with its name, or holds its short name as a word. */
export const sentTo = (addressees: string, { name, shortName }: NamedOrganisation): boolean =>
	linesOf(addressees)
		.flatMap((line) => line.split(/[,;]/))
		.some(
			(line) => folded(line).startsWith(folded(name)) || (shortName !== '' && words(line).includes(folded(shortName)))
		);

/** In what way a decision touches the reader's organisation. */
export type Touch =
	| { readonly kind: 'addressee'; readonly organisation: string }
	| { readonly kind: 'assignment'; readonly organisation: string; readonly text: string }
	| { readonly kind: 'motion' | 'reservation' | 'note'; readonly name: string };

/** A decision that touches it. */
export interface TouchingDecision {
	readonly id: string;
	/** "2026:14" */
	readonly number: string;
	readonly text: string;
	/** As sentences name its item. */
	readonly item: string;
	readonly touches: readonly Touch[];
}
