import type { Form } from '#server/pages.ts';

/** What a form says of private writing; without JavaScript it says nothing of whose page it stood on. */
export const ownForm = (form: Form) => ({
	...{ step: Number(form.text('step') || '-1'), id: form.text('id'), field: form.text('field') },
	...{ column: form.text('column'), text: form.text('text') },
	values: form.all('value').filter((one) => one !== ''),
	account: form.has('account') ? form.text('account') : undefined,
	known: form.has('known') ? form.all('known') : undefined
});
