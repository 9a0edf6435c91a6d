import { z } from 'zod';
import { newId } from '#lib/ids/id.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { limits, Tool, type ToolField } from '#lib/tools/schema.ts';
import { shippedTool } from '#lib/tools/shipped.ts';
import { command } from '#server/command.ts';

const word = z.string().trim().max(limits.line, 'field.too-long');
const FillFrame = z.object({
	key: z.string().max(40),
	language: z.enum(['sv', 'en']),
	/** A heading, and the ends of a scale from 1 to 5 where one is wanted. */
	rows: z.array(z.object({ heading: word, low: word, high: word })).max(limits.fields)
});

function fieldOf({ heading, low, high }: z.output<typeof FillFrame>['rows'][number], index: number): ToolField {
	const named = { key: `frame-${index + 1}`, label: heading };
	if ((low === '') !== (high === ''))
		refuse('input.invalid', { fields: { [low ? `high.${index}` : `low.${index}`]: 'field.required' } });
	return low ? { kind: 'scale', ...named, from: 1, to: 5, low, high } : { kind: 'text', ...named };
}

/**
 * Makes the federation's own tool of a shipped one whose frame is empty, with headings and scales that the office has
 * the right to use; each time a new version. Out: the own tool's key. Refuses 'tool.keep', 'thing.missing' for a tool
 * without a frame, 'input.invalid' by field ('heading', 'low.0').
 */
export const fillFrame = command(
	'tool.fill-frame',
	FillFrame,
	async ({ db, actor, now, demand, audit, tell }, { key: from, language, rows }) => {
		const { federationId, membershipId } = actor;
		demand('tool.keep', { federationId });
		if (federationId === null || membershipId === null) refuse('access.denied');
		const shipped = shippedTool(from, language);
		if (!shipped?.steps.some((step) => step.frame)) refuse('thing.missing');
		const fields = rows.filter(({ heading }) => heading !== '').map(fieldOf);
		if (fields.length === 0) refuse('input.invalid', { fields: { heading: 'field.required' } });
		const key = `${from}-own`;
		const last = await db.toolVersion.findFirst({
			where: { federationId, key, language },
			orderBy: { version: 'desc' },
			select: { version: true }
		});
		const parsed = Tool.safeParse({
			...shipped,
			key,
			version: (last?.version ?? 0) + 1,
			steps: shipped.steps.map((step) => (step.frame ? { ...step, fields } : step))
		});
		if (!parsed.success) refuse('input.invalid', { fields: { heading: 'field.invalid' } });
		const { version, name } = parsed.data;
		await db.toolVersion.create({
			data: {
				...{ id: newId(), federationId, key, language, version, origin: 'own', name },
				...{ definition: JSON.stringify(parsed.data), createdAt: now, createdBy: membershipId }
			}
		});
		audit('tool.frame-filled', { data: { key, language, version } });
		tell({ topic: 'tools', federationId });
		return { key };
	}
);
