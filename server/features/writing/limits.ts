/** A text's changes together, folded now and then: some hundred times the longest article that anybody reads. */
export const MOST_TEXT_BYTES = 8 * 1024 * 1024;
/** One change: an hour's writing without a connection, or a long page pasted at once. */
export const MOST_UPDATE_BYTES = 1024 * 1024;
/** Who writes and where their caret is; some hundred bytes. */
export const MOST_AWARENESS_BYTES = 4 * 1024;
export const MOST_AT_ONE_TEXT = 40;
export const MOST_OF_ONE_PERSON = 20;
