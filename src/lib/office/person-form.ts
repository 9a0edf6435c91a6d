interface Sent {
	text(name: string): string;
}

/** A person out of a sent form; what the words mean is the command's matter. */
export const personSaid = (form: Sent) => ({
	name: form.text('name'),
	email: form.text('email'),
	title: form.text('title'),
	phone: form.text('phone'),
	politicalParty: form.text('politicalParty')
});
