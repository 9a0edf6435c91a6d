import type { Paper } from '#lib/minutes/paper.ts';
import type { ExportFormat } from '#lib/sheets/export.ts';
import { cleanName } from '#server/files/clean-name.ts';
import { dispositionOf } from '#server/files/disposition.ts';
import { toDocx } from '#server/minutes/docx.ts';
import { mediaTypes } from '#server/minutes/exports.ts';
import { toPdf } from '#server/minutes/pdf.ts';

/** One content in the forms it can be fetched in. */
export interface Exported {
	readonly title: string;
	paper(): Paper;
	csv(): string;
	readonly json: unknown;
}

const types = { pdf: mediaTypes.pdf, docx: mediaTypes.docx, csv: 'text/csv; charset=utf-8', json: mediaTypes.json };

async function bytesOf({ paper, csv, json }: Exported, format: ExportFormat): Promise<Buffer<ArrayBuffer>> {
	if (format === 'pdf') return toPdf(paper());
	if (format === 'docx') return toDocx(paper());
	return Buffer.from(format === 'csv' ? csv() : JSON.stringify(json, null, '\t'));
}

/** The answer that gives somebody a file of it. */
export async function paperResponse(content: Exported, format: ExportFormat): Promise<Response> {
	const name = cleanName(`${content.title.replaceAll(/[:/\\]/g, '-')}.${format}`, {
		...{ extension: format, mediaType: types[format] }
	});
	return new Response(await bytesOf(content, format), {
		headers: {
			'Content-Type': types[format],
			'Content-Disposition': dispositionOf(name),
			'Content-Security-Policy': "sandbox; default-src 'none'",
			'Cache-Control': 'private, no-store'
		}
	});
}
