#include "core/documents/save_document.hpp"

#include "core/data/counter_record.hpp"
#include "core/documents/discount_form.hpp"
#include "core/documents/document_totals.hpp"
#include "core/documents/number_series.hpp"
#include "core/documents/standard_text.hpp"

#include <algorithm>

namespace bottega::documents {

namespace {

// What only services set stays as it is stored, whatever an editor that was opened earlier still holds.
void keep_service_fields(const Record& stored, Record& header) {
    const auto& fields = header.def().fields;
    for (std::size_t i = 0; i < fields.size(); ++i)
        if (fields[i].read_only || fields[i].internal) header.set_value(i, stored.value(i));
}

void copy_customer_name(RecordStore& store, Record& header) {
    const auto customer = header.get(document::customer);
    if (customer)
        header.set(document::customer_name, store.title("account", *customer));
    else
        header.clear(document::customer_name);
}

// Money typed in another currency than the document's: the amount stands, the currency is the document's.
void align_currency(Record& header) {
    if (const auto amount = header.get(document::discount_amount))
        header.set(document::discount_amount, Money(amount->cents(), header.currency()));
}

void append_line_problems(const std::vector<Record>& lines, Issues& issues) {
    for (std::size_t position = 0; position < lines.size(); ++position)
        for (Issue& issue : validate(lines[position])) {
            issue.field = "lines." + std::to_string(position) + (issue.field.empty() ? "" : "." + issue.field);
            if (std::find(issues.begin(), issues.end(), issue) == issues.end()) issues.push_back(std::move(issue));
        }
}

// All problems at once, found without writing anything.
Issues problems_of(RecordStore& store, const Record& header, const std::vector<Record>& lines,
                   const Issues& calculation) {
    Issues issues = store.problems(header);
    for (const Issue& issue : calculation)
        if (std::find(issues.begin(), issues.end(), issue) == issues.end()) issues.push_back(issue);
    append_line_problems(lines, issues);
    issues.erase(std::remove_if(issues.begin(), issues.end(),
                                [](const Issue& issue) { return issue.severity != Severity::Error; }),
                 issues.end());
    return issues;
}

bool has_line_errors(const std::vector<Record>& lines) {
    return std::any_of(lines.begin(), lines.end(), [](const Record& line) {
        const Issues issues = validate(line);
        return std::any_of(issues.begin(), issues.end(),
                           [](const Issue& issue) { return issue.severity == Severity::Error; });
    });
}

Result<RecordId> write_header(Session& session, const DocumentKind& kind, Record header) {
    if (header.id()) return session.store.update(std::move(header));
    if (kind.numbered_when_saved) {
        const Date day = header.get(document::issued_on).value_or(session.today);
        auto number = take_number(session, kind.series, day);
        if (!number.ok()) return number.issues();
        header.set(document::number, number.value().text);
        header.set(document::number_key, number.value().key);
    }
    return session.store.insert(std::move(header));
}

Result<RecordId> write(Session& session, const DocumentKind& kind, Record header, std::vector<Record> lines) {
    auto id = write_header(session, kind, std::move(header));
    if (!id.ok()) return id;
    if (auto written = session.store.replace_lines(kind.line_entity, id.value(), std::move(lines)); !written.ok())
        return written;
    return id;
}

std::optional<Issue> prepare_known(RecordStore& store, Record& header) {
    const auto stored = store.find(header.def().name, header.id());
    if (!stored) return Issue{.message = "issue.record_gone"};
    if (auto refusal = why_not_editable(*stored)) return refusal;
    keep_service_fields(*stored, header);
    return std::nullopt;
}

}  // namespace

Result<RecordId> save_document(Session& session, Record header, std::vector<Record> lines) {
    const DocumentKind& kind = document_kind(header.def().name);
    if (header.id())
        if (auto refusal = prepare_known(session.store, header)) return *refusal;
    normalise(header);
    settle_discount(header, document::document_discount);
    for (Record& line : lines) {
        normalise(line);
        settle_discount(line, document_line::discount);
    }
    copy_customer_name(session.store, header);
    align_currency(header);

    const DocumentFigures figures = compute_totals(session.store, header, lines);
    store_totals(figures.totals, header, lines);
    if (!figures.issues.empty() || has_line_errors(lines))
        return problems_of(session.store, header, lines, figures.issues);

    Transaction transaction(session.store.database());
    auto id = write(session, kind, std::move(header), std::move(lines));
    if (id.ok()) transaction.commit();
    return id;
}

bool has_open_texts(const Record& stored) {
    return is_counter_record(stored) && stored.text(document::state) == "draft";
}

Result<RecordId> save_texts(Session& session, const Record& header) {
    auto stored = session.store.find(header.def().name, header.id());
    if (!stored) return Issue{.message = "issue.record_gone"};
    if (!has_open_texts(*stored)) return why_not_editable(*stored).value_or(Issue{.message = "issue.sealed"});
    const auto& fields = header.def().fields;
    for (std::size_t i = 0; i < fields.size(); ++i)
        if (fields[i].section == "texts") stored->set_value(i, header.value(i));
    return session.store.update(std::move(*stored));
}

Result<RecordId> convert_document(Session& session, const Record& from, std::string_view to_entity, LinkBack link) {
    const DocumentKind& kind = document_kind(to_entity);
    Record header = new_document(session, to_entity);
    copy_shared_fields(from, header);
    follow_language(session.store, header);
    link(from, header);

    std::vector<Record> lines;
    for (const Record& source : session.store.lines(document_kind(from.def().name).line_entity, from.id())) {
        Record line = session.store.blank(kind.line_entity);
        copy_shared_fields(source, line);
        lines.push_back(std::move(line));
    }
    Transaction transaction(session.store.database());
    auto id = write(session, kind, std::move(header), std::move(lines));
    if (id.ok()) transaction.commit();
    return id;
}

Result<RecordId> duplicate_document(Session& session, std::string_view entity, RecordId id) {
    const auto source = session.store.find(entity, id);
    if (!source) return Issue{.message = "issue.record_gone"};
    Record header = new_document(session, entity);
    copy_shared_fields(*source, header);
    header.clear(document::opportunity);
    header.set(document::footer_text, source->text(document::footer_text));
    std::vector<Record> lines;
    for (const Record& stored : session.store.lines(document_kind(entity).line_entity, id)) {
        Record line = session.store.blank(document_kind(entity).line_entity);
        copy_shared_fields(stored, line);
        lines.push_back(std::move(line));
    }
    return save_document(session, std::move(header), std::move(lines));
}

}  // namespace bottega::documents
