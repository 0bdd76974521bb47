#pragma once

#include "core/data/entity_def.hpp"
#include "core/data/formula_tokens.hpp"

namespace bottega {

// Every text of a formula that a choice of the entity is compared with: {kind} = "company". Stored is the code of the value.
template<class Act>
void for_each_compared_choice(const EntityDef& def, std::vector<FormulaToken>& tokens, const Act& act) {
    using Kind = FormulaToken::Kind;
    for (std::size_t i = 0; i + 2 < tokens.size(); ++i) {
        const bool compared = tokens[i + 1].kind == Kind::Sign && (tokens[i + 1].sign == FormulaSign::Equal || tokens[i + 1].sign == FormulaSign::Different);
        if (!compared) continue;
        for (const auto& [field, text] : {std::pair{i, i + 2}, std::pair{i + 2, i}}) {
            const auto index = tokens[field].kind == Kind::Field && tokens[text].kind == Kind::Text ? def.index_of(tokens[field].text) : std::nullopt;
            if (index && def.fields[*index].type == FieldType::Choice) act(def.fields[*index], tokens[text].text);
        }
    }
}

}  // namespace bottega
