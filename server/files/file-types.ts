/** A kind of file that may be put to an item. */
export interface FileType {
	readonly extension: string;
	readonly mediaType: string;
	/** Other endings that the same content may rightly have. */
	readonly also?: readonly string[];
}

const office = 'application/vnd.openxmlformats-officedocument';
const open = 'application/vnd.oasis.opendocument';

/** Everything that may be added. What is not here is refused: web pages, drawings with script, programs, archives, macros. */
export const fileTypes = {
	pdf: { extension: 'pdf', mediaType: 'application/pdf' },
	docx: { extension: 'docx', mediaType: `${office}.wordprocessingml.document`, also: ['dotx'] },
	xlsx: { extension: 'xlsx', mediaType: `${office}.spreadsheetml.sheet`, also: ['xltx'] },
	pptx: { extension: 'pptx', mediaType: `${office}.presentationml.presentation`, also: ['potx', 'ppsx'] },
	odt: { extension: 'odt', mediaType: `${open}.text`, also: ['ott'] },
	ods: { extension: 'ods', mediaType: `${open}.spreadsheet`, also: ['ots'] },
	odp: { extension: 'odp', mediaType: `${open}.presentation`, also: ['otp'] },
	doc: { extension: 'doc', mediaType: 'application/msword', also: ['dot'] },
	xls: { extension: 'xls', mediaType: 'application/vnd.ms-excel', also: ['xlt'] },
	ppt: { extension: 'ppt', mediaType: 'application/vnd.ms-powerpoint', also: ['pps', 'pot'] },
	rtf: { extension: 'rtf', mediaType: 'application/rtf' },
	png: { extension: 'png', mediaType: 'image/png' },
	jpg: { extension: 'jpg', mediaType: 'image/jpeg', also: ['jpeg'] },
	gif: { extension: 'gif', mediaType: 'image/gif' },
	webp: { extension: 'webp', mediaType: 'image/webp' },
	heic: { extension: 'heic', mediaType: 'image/heic', also: ['heif'] },
	txt: { extension: 'txt', mediaType: 'text/plain', also: ['md', 'log'] },
	csv: { extension: 'csv', mediaType: 'text/csv', also: ['tsv'] }
} as const satisfies Record<string, FileType>;
