import { z } from 'zod';

/** A voting seat and who had its vote when it was decided: its holder, or the substitute who served. */
const TookPart = z.array(z.object({ seat: z.string(), who: z.string(), membership: z.string() }));
export type TookPart = z.infer<typeof TookPart>;

const Was = z.object({ text: z.string(), reasons: z.string() });
const Ids = z.array(z.string());

function read<T>(schema: z.ZodType<T>, json: string, otherwise: T): T {
	try {
		return schema.parse(JSON.parse(json));
	} catch {
		return otherwise;
	}
}

/** Who took part, out of its column; what cannot be read is nobody. */
export const readTookPart = (json: string): TookPart => read(TookPart, json, []);

/** What stood before a correction, out of its column. */
export const readWas = (json: string): z.infer<typeof Was> => read(Was, json, { text: '', reasons: '' });

/** A JSON array of ids out of a column. */
export const readIds = (json: string): string[] => read(Ids, json, []);
