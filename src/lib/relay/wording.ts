import { z } from 'zod';

const Wording = z.object({ title: z.string(), what: z.string(), why: z.string() });
export type Wording = z.infer<typeof Wording>;

/** A note's words as they were stored beside it: suggested, or as they stood before. null where none are. */
export function readWording(json: string | null): Wording | null {
	return json === null ? null : Wording.parse(JSON.parse(json));
}
