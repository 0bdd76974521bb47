/** The database that holds the files of an archive. @param {string} archive */
export const filesDatabase = (archive) => `bottega-files:${archive}`;
