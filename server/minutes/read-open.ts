import type { MinutesContent } from '#lib/minutes/content.ts';
import type { NoticeBoard, OpenMinutes, OpenNotice } from '#lib/minutes/open.ts';
import { exportFormatOf } from '#lib/minutes/versions.ts';
import type { Actor } from '#lib/permissions/facts.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { context } from '#server/context.ts';
import type { MinutesVersion, Notice } from '#server/db/generated/client.ts';
import type { KeptFile } from '#server/files/take-in.ts';
import { demand } from '#server/permissions/demand.ts';

/** The federation whose open page it is, for anybody. Refuses 'thing.missing'. */
export async function readHolder(actor: Actor, federationId: string): Promise<{ id: string; name: string }> {
	demand(actor, 'portal.read', {});
	const federation = await context().read.federation.findUnique({
		where: { id: federationId },
		select: { id: true, name: true }
	});
	return federation ?? refuse('thing.missing');
}

/** Notices that have gone up and were not withdrawn: what is published, and nothing else of anybody's. */
const published = (federationId: string) => ({
	federationId,
	withdrawnAt: null,
	upOn: { lte: context().clock.now() }
});

const noticeOf = (notice: Notice, version: Pick<MinutesVersion, 'id' | 'replacedAt'>): OpenNotice => {
	const { title, organ, meetingOn, paragraphs, adjustedOn, upOn, downOn, place, by, withMinutes } = notice;
	return {
		...{ organ, meetingOn, paragraphs, adjustedOn, upOn, downOn, place, by, withMinutes },
		...{ title, versionId: version.id },
		replaced: version.replacedAt !== null
	};
};

/** A federation's open notice board, for anybody: what is up, and what was. Needs 'portal.read'; refuses 'thing.missing'. */
export async function readNotices(actor: Actor, federationId: string): Promise<NoticeBoard> {
	const federation = await readHolder(actor, federationId);
	const { read, clock } = context();
	const rows = await read.notice.findMany({
		where: published(federationId),
		include: { version: { select: { id: true, replacedAt: true } } },
		orderBy: [{ upOn: 'desc' }, { createdAt: 'desc' }],
		take: 300
	});
	const notices = rows.map((row) => noticeOf(row, row.version));
	const now = clock.now();
	// It stays up the whole of its last day.
	const isUp = ({ downOn }: OpenNotice) => downOn.getTime() + 86_400_000 > now.getTime();
	return { federation, up: notices.filter(isUp), earlier: notices.filter((one) => !isUp(one)) };
}

const publishedVersion = (federationId: string, versionId: string) =>
	context().read.minutesVersion.findFirst({
		where: { id: versionId, federationId, notice: { ...published(federationId), withMinutes: true } },
		include: { notice: true, files: { where: { removedAt: null } } }
	});

/** Published minutes, for anybody. Needs 'portal.read'; refuses 'thing.missing' for what is not published. */
export async function readOpenMinutes(actor: Actor, federationId: string, versionId: string): Promise<OpenMinutes> {
	const federation = await readHolder(actor, federationId);
	const version = await publishedVersion(federationId, versionId);
	if (!version?.notice) refuse('thing.missing');
	return {
		federation,
		versionId,
		content: JSON.parse(version.content) as MinutesContent,
		notice: noticeOf(version.notice, version),
		signedOn: version.signedOn,
		signers: version.signers.split('\n').filter(Boolean),
		sha256: version.sha256,
		version: version.version,
		formats: version.files.flatMap(({ format }) => exportFormatOf(format) ?? [])
	};
}

/** A file of published minutes, never the signed one. Needs 'portal.read'; refuses 'thing.missing'. */
export async function readOpenFile(
	actor: Actor,
	federationId: string,
	versionId: string,
	format: string
): Promise<KeptFile> {
	demand(actor, 'portal.read', {});
	const version = await publishedVersion(federationId, versionId);
	const wanted = exportFormatOf(format);
	return version?.files.find((file) => file.format === wanted) ?? refuse('thing.missing');
}
