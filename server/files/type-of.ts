import { compoundNames } from './compound-names.ts';
import { fileTypes, type FileType } from './file-types.ts';
import { openDocumentType, zipNames } from './zip-names.ts';

/** What a file is, or why it may not be added: 'type' = not one of ours, 'macros' = an office file with a program in it. */
export type Found = { readonly type: FileType } | { readonly no: 'type' | 'macros' };

const no: Found = { no: 'type' };
const is = (type: FileType): Found => ({ type });
const starts = (bytes: Buffer, text: string, at = 0) =>
	bytes.subarray(at, at + text.length).equals(Buffer.from(text, 'latin1'));

function ofZip(bytes: Buffer): Found {
	const names = zipNames(bytes);
	if (!names) return no;
	if (names.some((name) => /vbaProject\.bin$|^Basic\/|^Scripts\//i.test(name))) return { no: 'macros' };
	const open = openDocumentType(bytes);
	if (open) {
		const { odt, ods, odp } = fileTypes;
		const type = [odt, ods, odp].find(({ mediaType }) => open === mediaType || open === `${mediaType}-template`);
		return type ? is(type) : no;
	}
	if (!names.includes('[Content_Types].xml')) return no;
	if (names.some((name) => /^word\/document[^/]*\.xml$/.test(name))) return is(fileTypes.docx);
	if (names.some((name) => /^xl\/workbook[^/]*\.(xml|bin)$/.test(name))) return is(fileTypes.xlsx);
	if (names.some((name) => /^ppt\/presentation[^/]*\.xml$/.test(name))) return is(fileTypes.pptx);
	return no;
}

function ofCompound(bytes: Buffer): Found {
	const names = compoundNames(bytes);
	if (!names) return no;
	if (names.some((name) => /^(_VBA_PROJECT(_CUR)?|Macros)$/i.test(name))) return { no: 'macros' };
	if (names.includes('WordDocument')) return is(fileTypes.doc);
	if (names.includes('Workbook') || names.includes('Book')) return is(fileTypes.xls);
	if (names.includes('PowerPoint Document')) return is(fileTypes.ppt);
	return no;
}

/** The bytes as text, or null: UTF-8, or what an older Excel writes (windows-1252); no control characters either way. */
function asText(bytes: Buffer): string | null {
	let text: string;
	try {
		text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
	} catch {
		text = new TextDecoder('windows-1252').decode(bytes);
	}
	// eslint-disable-next-line no-control-regex -- a text file has none of these
	return /[\u0000-\u0008\u000b\u000e-\u001f\u007f-\u009f]/.test(text) ? null : text;
}

const textTypes = [fileTypes.txt, fileTypes.csv];
const runs = /^\s*(<[!?a-z]|#!|@echo\b|WScript\.|MZ)/i;

/** Text says nothing of itself, so here the name must agree; what a browser or a shell would run is refused. */
function ofText(bytes: Buffer, extension: string): Found {
	const text = asText(bytes);
	if (text === null || runs.test(text)) return no;
	const type = textTypes.find((one) => endings(one).includes(extension || 'txt'));
	return type ? is(type) : no;
}

/** All endings that a type may have, the usual one first. */
export const endings = (type: FileType): string[] => [type.extension, ...(type.also ?? [])];

/** What a file is by its content; only for plain text is its name's ending (lower case, without the dot) asked too. */
export function typeOf(bytes: Buffer, extension: string): Found {
	if (starts(bytes, '%PDF-') || starts(bytes, '\u00ef\u00bb\u00bf%PDF-')) return is(fileTypes.pdf);
	if (starts(bytes, 'PK\u0003\u0004')) return ofZip(bytes);
	if (starts(bytes, '\u00d0\u00cf\u0011\u00e0')) return ofCompound(bytes);
	if (starts(bytes, '\u0089PNG\r\n\u001a\n')) return is(fileTypes.png);
	if (starts(bytes, '\u00ff\u00d8\u00ff')) return is(fileTypes.jpg);
	if (starts(bytes, 'GIF87a') || starts(bytes, 'GIF89a')) return is(fileTypes.gif);
	if (starts(bytes, 'RIFF') && starts(bytes, 'WEBP', 8)) return is(fileTypes.webp);
	if (starts(bytes, 'ftyp', 4) && /^(heic|heix|mif1|msf1)$/.test(bytes.toString('latin1', 8, 12)))
		return is(fileTypes.heic);
	if (starts(bytes, '{\\rtf')) return is(fileTypes.rtf);
	return ofText(bytes, extension);
}
