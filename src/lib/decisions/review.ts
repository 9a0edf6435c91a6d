import { z } from 'zod';

/** Longest texts, in characters, and the most owners. */
export const reviewLimits = { effect: 1_000, owners: 100 } as const;

/** `owners`: who answers for it in each member organisation, 'organisation:membership'; '' is nobody there. */
export const ReviewDecision = z.object({
	decisionId: z.string().min(1, 'field.required').max(64, 'field.foreign'),
	effect: z
		.string()
		.transform((typed) => typed.replaceAll('\r\n', '\n').trim())
		.pipe(z.string().max(reviewLimits.effect, 'field.too-long'))
		.default(''),
	reviewOn: z.iso.date('field.date').or(z.literal('')).default(''),
	owners: z
		.array(z.string().max(140))
		.max(reviewLimits.owners)
		.default([])
		.transform((typed) =>
			typed.flatMap((one) => {
				const [organisationId = '', membershipId = ''] = one.split(':');
				return organisationId && membershipId ? [{ organisationId, membershipId }] : [];
			})
		)
});

/** Somebody who answers for a decision in a member organisation. */
interface OwnerLine {
	readonly organisationId: string;
	readonly organisation: string;
	readonly membershipId: string;
	readonly name: string;
}

/** What is to come of a decision, and where it has come back. */
export interface ReviewView {
	readonly effect: string;
	readonly reviewOn: Date | null;
	readonly owners: readonly OwnerLine[];
	/** Items it came back as, and groups it was offered to; of what the reader may read. */
	readonly came: readonly { readonly id: string; readonly title: string; readonly href: string }[];
	/** Who may be chosen in each organisation; none for whoever may not set it. */
	readonly choices:
		| readonly {
				readonly id: string;
				readonly name: string;
				readonly people: readonly { readonly id: string; readonly name: string }[];
		  }[]
		| null;
}
