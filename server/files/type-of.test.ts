import { describe, expect, it } from 'vitest';
import { compound, docx, pdf, program, zip } from '../../tests/build/files.ts';
import { typeOf } from './type-of.ts';

const types = { name: '[Content_Types].xml', text: '<Types/>' };
const bytes = (text: string, encoding: BufferEncoding = 'utf8') => Buffer.from(text, encoding);
const mime = (value: string) => ({ name: 'mimetype', text: value, stored: true });
const open = 'application/vnd.oasis.opendocument';

const table: [name: string, content: Buffer, ending: string, expected: string][] = [
	['a pdf', pdf(), 'pdf', 'pdf'],
	['a pdf that calls itself a program', pdf(), 'exe', 'pdf'],
	['a program that calls itself a pdf', program(), 'pdf', 'type'],
	['a program with a pdf after it', Buffer.concat([program(), pdf()]), 'pdf', 'type'],
	['a shell script', bytes('#!/bin/sh\nrm -rf /\n'), 'txt', 'type'],
	['a batch file called text', bytes('@echo off\ndel *.*'), 'txt', 'type'],
	['an ELF program', bytes('\u007fELF\u0002\u0001\u0001\u0000', 'latin1'), 'png', 'type'],
	['a drawing with script called pdf', bytes('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'), 'pdf', 'type'],
	['a drawing with an xml line called text', bytes('\n<?xml version="1.0"?><svg/>'), 'txt', 'type'],
	['a web page', bytes('<!doctype html><title>x</title>'), 'html', 'type'],
	['a web page called csv', bytes('\ufeff  <html>'), 'csv', 'type'],
	['JavaScript', bytes('fetch("/")'), 'js', 'type'],
	['Word', docx(), 'docx', 'docx'],
	['Word with macros', zip([types, { name: 'word/document.xml' }, { name: 'word/vbaProject.bin' }]), 'docx', 'macros'],
	['Excel', zip([types, { name: 'xl/workbook.xml' }]), 'xlsx', 'xlsx'],
	['PowerPoint', zip([types, { name: 'ppt/presentation.xml' }]), 'pptx', 'pptx'],
	['an archive', zip([{ name: 'word/document.xml' }]), 'docx', 'type'],
	['a program packed as an archive with something before it', Buffer.concat([program(), docx()]), 'docx', 'type'],
	['an archive cut in half', docx().subarray(0, 60), 'docx', 'type'],
	['OpenDocument text', zip([mime(`${open}.text`), { name: 'content.xml' }]), 'odt', 'odt'],
	['OpenDocument sheet', zip([mime(`${open}.spreadsheet`), { name: 'content.xml' }]), 'ods', 'ods'],
	['OpenDocument with a program', zip([mime(`${open}.text`), { name: 'Basic/Standard/Module1.xml' }]), 'odt', 'macros'],
	['a book', zip([mime('application/epub+zip')]), 'epub', 'type'],
	['old Word', compound(['WordDocument', '1Table']), 'doc', 'doc'],
	[
		'old Word with many streams',
		compound([...Array.from({ length: 20 }, (_, at) => `s${at}`), 'WordDocument']),
		'doc',
		'doc'
	],
	['old Excel', compound(['Workbook']), 'xls', 'xls'],
	['old PowerPoint', compound(['Current User', 'PowerPoint Document']), 'ppt', 'ppt'],
	['old Word with macros', compound(['WordDocument', 'Macros']), 'doc', 'macros'],
	['an installer', compound(['\u4840\u3b3f']), 'msi', 'type'],
	['a compound file that points at itself', compound([]).fill(0, 512, 1024), 'doc', 'type'],
	['png', bytes('\u0089PNG\r\n\u001a\n....', 'latin1'), 'png', 'png'],
	['jpeg', bytes('\u00ff\u00d8\u00ff\u00e0....', 'latin1'), 'jpeg', 'jpg'],
	['gif', bytes('GIF89a....'), 'gif', 'gif'],
	['webp', bytes('RIFF....WEBPVP8 '), 'webp', 'webp'],
	['a photo from a phone', bytes('\0\0\0\u0018ftypheic', 'latin1'), 'heic', 'heic'],
	['a film', bytes('\0\0\0\u0018ftypisom', 'latin1'), 'mp4', 'type'],
	['rtf', bytes('{\\rtf1 x}'), 'rtf', 'rtf'],
	['text', bytes('Hej på er\n'), 'txt', 'txt'],
	['text without an ending', bytes('Hej'), '', 'txt'],
	['a table as UTF-8', bytes('namn;ålder\n'), 'csv', 'csv'],
	['a table as an older Excel writes it', bytes('namn;ålder\n', 'latin1'), 'csv', 'csv'],
	['text with a zero in it', bytes('a\0b'), 'txt', 'type']
];

describe('what a file is', () => {
	for (const [name, content, ending, expected] of table)
		it(`F1 ${name} is ${expected}`, () => {
			const found = typeOf(content, ending);
			expect('no' in found ? found.no : found.type.extension).toBe(expected);
		});

	it('F1 decides on any bytes without throwing', () => {
		for (const start of ['PK\u0003\u0004', '\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1', '%PDF-', ''])
			for (let length = 0; length < 2100; length += 97) {
				const content = Buffer.alloc(length, 0xff);
				Buffer.from(start, 'latin1').copy(content);
				expect(typeOf(content, 'doc')).toBeTypeOf('object');
			}
	});
});
