import { announcer } from './announcer.ts';

const spoken = $state({ text: '' });
const gathered = announcer((text) => {
	// A no-break space at the end makes the same sentence a new one to a screen reader.
	spoken.text = text === spoken.text ? `${text}\u00A0` : text;
});

/** Says a sentence to whoever listens to the page, politely and at most every five seconds. In the browser only. */
export const announce = (sentence: string): void => gathered.say(sentence);

export const announced = (): string => spoken.text;
