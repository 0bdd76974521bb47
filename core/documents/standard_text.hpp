#pragma once

#include "core/data/record_store.hpp"

namespace bottega::documents {

// Keeps the closing text in the language of the document: where it is the text that every business of the country starts
// with, it becomes the same text in the document's language. What a person has written stays as it is.
void follow_language(RecordStore& store, Record& header);

}  // namespace bottega::documents
