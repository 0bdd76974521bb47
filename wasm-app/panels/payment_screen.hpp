#pragma once

// Recording money that came in: how much, when, how, and for which invoices. What is left stays as the customer's credit.

#include <optional>
#include <string>
#include <vector>

#include "core/modules/billing/payment.hpp"
#include "wasm-app/kit/screen.hpp"

namespace bottega::ui {

class PaymentScreen : public Screen {
public:
    PaymentScreen(const UiContext& ui, const Route& route);

    void draw(const UiContext& ui) override;
    [[nodiscard]] bool has_unsaved_changes() const override;
    [[nodiscard]] std::optional<UnsavedForm> unsaved_form(const UiContext& ui) const override;
    std::optional<Issue> take_up(const UiContext& ui, const UnsavedForm& form) override;
    void save(const UiContext& ui) override;

private:
    struct OpenInvoice {
        RecordId id;
        std::string number, detail;
        Money outstanding;
        std::optional<Money> part;
        bool overdue = false;
    };
    void take_route(const UiContext& ui, const Route& route);
    void find_invoices(const UiContext& ui);
    void suggest(const UiContext& ui);
    void draw_form(const UiContext& ui);
    void draw_field(const UiContext& ui, std::string_view field);
    void draw_allocations(const UiContext& ui);
    void draw_invoice(const UiContext& ui, OpenInvoice& invoice, std::size_t position);
    void draw_remainder(const UiContext& ui);
    void draw_footer(const UiContext& ui);
    void check(const UiContext& ui);
    [[nodiscard]] billing::PaymentInput input(const UiContext& ui) const;
    [[nodiscard]] Money amount() const;
    [[nodiscard]] Money allocated() const;

    Record payment_, before_;
    std::vector<OpenInvoice> invoices_;
    RecordId for_invoice_;
    Issues issues_;
    bool parts_typed_ = false, tried_ = false, seeks_problem_ = false;
};

}  // namespace bottega::ui
