// Without shapes, so that screens read them without the library of shapes.

/** Characters of one lesson, of a good word and of a question. */
export const REVIEW_WORDS = 1_000;
