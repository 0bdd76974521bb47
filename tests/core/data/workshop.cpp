#include "tests/core/data/workshop.hpp"

#include "core/data/next_code.hpp"

namespace bottega::test {

namespace {

void propose_code(RecordStore& store, Record& record, const Record*) {
    if (record.text(customer::code).empty()) record.set(customer::code, next_code(store, "customer", "code", "C"));
}

Issues check_weight(const Record& record) {
    const auto weight = record.get(customer::weight);
    if (!weight || *weight > Decimal()) return {};
    return {{.field = "weight",
             .message = "issue.negative",
             .severity = weight->is_zero() ? Severity::Warning : Severity::Error}};
}

Value doubled(const Record& line) {
    const auto quantity = line.get(job::quantity);
    return quantity ? Value(*quantity + *quantity) : Value();
}

}  // namespace

EntityDef customer_def() {
    return {
        .name = "customer",
        .title_field = "name",
        .fields =
            {
                {.name = "code", .required = true, .unique = true, .searchable = true, .copied = false},
                {.name = "name", .required = true, .searchable = true, .maximum_length = 30},
                {.name = "city", .searchable = true},
                {.name = "currency",
                 .type = FieldType::Choice,
                 .choices = {"EUR", "RON"},
                 .initial = "EUR",
                 .required = true},
                {.name = "credit", .type = FieldType::Money},
                {.name = "weight", .type = FieldType::Decimal},
                {.name = "since", .type = FieldType::Date},
                {.name = "active", .type = FieldType::Flag, .initial = true},
                {.name = "iban", .format = TextFormat::Iban},
                {.name = "email", .format = TextFormat::Email},
            },
        .check = check_weight,
        .fill_in = propose_code,
    };
}

EntityDef job_def() {
    return {
        .name = "job",
        .title_field = "number",
        .fields =
            {
                {.name = "number", .required = true, .unique = true, .searchable = true},
                {.name = "customer", .type = FieldType::Reference, .target = "customer", .required = true},
                {.name = "state",
                 .type = FieldType::Choice,
                 .choices = {"open", "done"},
                 .initial = "open",
                 .required = true,
                 .copied = false},
                {.name = "total", .type = FieldType::Money},
                {.name = "paid", .type = FieldType::Money, .derived = true},
            },
        .seal = {"state", {"done"}},
    };
}

EntityDef job_line_def() {
    return {
        .name = "job_line",
        .title_field = "text",
        .parent = "job",
        .fields =
            {
                {.name = "text", .required = true, .searchable = true},
                {.name = "quantity", .type = FieldType::Decimal, .required = true},
                {.name = "doubled", .type = FieldType::Decimal, .computed = doubled},
                {.name = "helper", .type = FieldType::Reference, .target = "customer"},
            },
    };
}

Schema workshop_schema() {
    Schema schema;
    schema.add(customer_def());
    schema.add(job_def());
    schema.add(job_line_def());
    return schema;
}

Workshop::Workshop(Schema with)
    : schema(std::move(with)),
      database(":memory:"),
      store(database, schema, ids),
      session{store, *Date::parse_iso("2026-03-16"), *Timestamp::parse_iso("2026-03-16T09:00:00Z")} {
    migrate(database, schema, {}, session.now);
    start_command("test.start");
}

void Workshop::start_command(const std::string& label) {
    store.history().start_command(store.next_id(), label, session.now);
}

Record Workshop::customer(const std::string& name, const std::string& city) {
    Record record = store.blank(customer::entity);
    record.set(customer::name, name);
    record.set(customer::city, city);
    return record;
}

RecordId Workshop::add_customer(const std::string& name, const std::string& city) {
    return store.insert(customer(name, city)).value();
}

RecordId Workshop::add_job(const std::string& number, RecordId customer, const std::string& state) {
    Record record = store.blank(job::entity);
    record.set(job::number, number);
    record.set(job::customer, customer);
    record.set(job::state, state);
    return store.insert(std::move(record)).value();
}

Record Workshop::line(const std::string& text, int quantity) {
    Record record = store.blank(job::line_entity);
    record.set(job::text, text);
    record.set(job::quantity, Decimal::from_int(quantity));
    return record;
}

std::vector<std::string> Workshop::names(const Query& query) {
    std::vector<std::string> names;
    for (const Record& record : store.run(query)) names.push_back(record.title());
    return names;
}

}  // namespace bottega::test
