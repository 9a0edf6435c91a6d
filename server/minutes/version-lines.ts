import { exportFormatOf, type Mark } from '#lib/minutes/versions.ts';
import type { VersionLine } from '#lib/minutes/view.ts';
import { context } from '#server/context.ts';
import { nameOf } from '#server/network/find.ts';

/**
 * The versions that were locked, the latest first; of the whole (`part` empty) and of paragraphs that were adjusted at
 * once. For whoever has asked for permission.
 */
export async function allVersionLines(
	federationId: string,
	minutesId: string
): Promise<(VersionLine & { readonly part: string })[]> {
	const { read } = context();
	const rows = await read.minutesVersion.findMany({
		where: { federationId, minutesId },
		include: { files: { where: { removedAt: null } }, notice: true },
		omit: { content: true },
		orderBy: { version: 'desc' }
	});
	const members = await read.membership.findMany({
		where: { federationId, accountId: { in: rows.map(({ lockedBy }) => lockedBy) } },
		select: { accountId: true, knownAs: true, account: { select: { name: true } } }
	});
	return rows.map((row) => {
		const signed = row.files.find(({ format }) => format === 'signed');
		return {
			...{
				id: row.id,
				part: row.part,
				version: row.version,
				sha256: row.sha256,
				lockedAt: row.lockedAt,
				reason: row.reason
			},
			lockedBy: members.filter(({ accountId }) => accountId === row.lockedBy).map(nameOf)[0] ?? '',
			marks: JSON.parse(row.marks) as Mark[],
			signedOn: row.signedOn,
			signers: row.signers.split('\n').filter(Boolean),
			signedFile: signed ? { name: signed.name, size: signed.size } : null,
			notice: row.notice,
			replaced: row.replacedAt !== null,
			formats: row.files.flatMap(({ format }) => exportFormatOf(format) ?? [])
		};
	});
}
