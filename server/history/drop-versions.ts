import { z } from 'zod';
import { outgrown } from '#lib/history/thinning.ts';
import { command } from '#server/command.ts';

/**
 * Takes the rows of outgrown versions of one document; who wrote in them is said of the next one that stays. Out: how
 * many went.
 */
export const dropVersions = command(
	'version.drop',
	z.object({ documentId: z.string() }),
	async ({ db, demand, now }, { documentId }) => {
		demand('portal.work', {});
		const versions = await db.documentVersion.findMany({
			where: { documentId },
			orderBy: [{ at: 'asc' }, { cursor: 'asc' }]
		});
		const gone = new Set(outgrown(versions, now));
		let passedOn: string[] = [];
		for (const { id, writers } of versions) {
			const all = [...new Set([...passedOn, ...(JSON.parse(writers) as string[])])];
			if (!gone.has(id) && passedOn.length > 0)
				await db.documentVersion.update({ where: { id }, data: { writers: JSON.stringify(all) } });
			passedOn = gone.has(id) ? all : [];
		}
		await db.documentVersion.deleteMany({ where: { id: { in: [...gone] } } });
		return gone.size;
	}
);
