import { canonicalJson } from '#lib/minutes/canonical.ts';
import type { MinutesContent } from '#lib/minutes/content.ts';
import { paperOf, type Imprint, type Paper } from '#lib/minutes/paper.ts';
import { exportFormats, type ExportFormat } from '#lib/minutes/versions.ts';
import { cleanName } from '#server/files/clean-name.ts';
import { storeFile } from '#server/files/store.ts';
import type { KeptFile } from '#server/files/take-in.ts';
import { toDocx } from './docx.ts';
import { hashOf } from './hash.ts';
import { toHtml } from './html.ts';
import { inSwedish } from './in-swedish.ts';
import { toPdf } from './pdf.ts';

const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
export const mediaTypes: Record<ExportFormat, string> = {
	html: 'text/html; charset=utf-8',
	json: 'application/json',
	docx: word,
	pdf: 'application/pdf'
};

const made: Record<
	Exclude<ExportFormat, 'json'>,
	(paper: Paper) => Buffer<ArrayBuffer> | Promise<Buffer<ArrayBuffer>>
> = {
	html: toHtml,
	docx: toDocx,
	pdf: toPdf
};

/** A paper in one format. JSON is the canonical content itself: its SHA-256 is the one that is locked. */
export async function exported(
	content: MinutesContent,
	paper: Paper,
	format: ExportFormat
): Promise<Buffer<ArrayBuffer>> {
	return format === 'json' ? Buffer.from(canonicalJson(content)) : made[format](paper);
}

/** "Protokoll 2026-3 Styrelsen.pdf" */
export const exportName = (title: string, format: ExportFormat): string =>
	cleanName(`${title.replaceAll(/[:/\\]/g, '-')}.${format}`, { extension: format, mediaType: mediaTypes[format] });

/** All formats of a content that is about to be locked, their bytes durable. Refuses 'storage.unavailable'. */
export async function keepExports(
	content: MinutesContent,
	version: number,
	reason: string
): Promise<(KeptFile & { readonly format: ExportFormat })[]> {
	const imprint: Imprint = { draft: false, version, sha256: hashOf(content), reason };
	const paper = inSwedish(() => paperOf(content, imprint));
	const title = [paper.title, ...(version > 1 ? [`v${version}`] : [])].join(' ');
	const files = [];
	for (const format of exportFormats) {
		const bytes = await exported(content, paper, format);
		const name = exportName(title, format);
		files.push({ format, name, mediaType: mediaTypes[format], size: bytes.length, sha256: await storeFile(bytes) });
	}
	return files;
}
