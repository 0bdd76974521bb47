// Why a workbook or a file of cards is not read. The program has a sentence for each reason ("issue.sheet.<reason>").

/** @typedef {"damaged" | "no_cards" | "password" | "too_big" | "old_format" | "not_a_workbook"} SpreadsheetReason */

export class SpreadsheetError extends Error {
  /** @param {SpreadsheetReason} reason @param {string} message */
  constructor(reason, message) {
    super(message);
    this.name = "SpreadsheetError";
    this.reason = reason;
  }
}
