package io.taffrail.model.compliance;

import io.taffrail.model.compliance.CompanyScreen.Company;
import io.taffrail.model.compliance.SymbolList.Listed;
import io.taffrail.model.id.Symbol;
import io.taffrail.model.journal.ComplianceEvent;
import io.taffrail.model.journal.ComplianceEvent.OrderScreened;
import io.taffrail.model.journal.ComplianceEvent.RulesDropped;
import io.taffrail.model.journal.ComplianceEvent.RulesImported;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The rule packs that apply, each with its symbols at hand: an order costs the same with ten symbols listed or ten thousand. It is
 * never changed, so that any thread may read it.
 */
public final class RuleBook {
    public static final RuleBook EMPTY = new RuleBook(Map.of());

    private final Map<String, Shelf> shelves;

    private RuleBook(Map<String, Shelf> shelves) {
        this.shelves = shelves;
    }

    /** The book after an event. */
    public RuleBook apply(ComplianceEvent event) {
        return switch (event) {
            case RulesImported(var pack, _)   -> with(pack);
            case RulesDropped(var name, _, _) -> without(name);
            case OrderScreened _ -> this;
        };
    }

    private RuleBook with(RulePack pack) {
        var after = new LinkedHashMap<>(shelves);
        after.put(pack.name(), new Shelf(pack));
        return new RuleBook(Collections.unmodifiableMap(after));
    }

    private RuleBook without(String name) {
        var after = new LinkedHashMap<>(shelves);
        after.remove(name);
        return new RuleBook(Collections.unmodifiableMap(after));
    }

    public boolean isEmpty() {
        return shelves.isEmpty();
    }

    /** The packs that apply, the one whose name came first first. */
    public List<RulePack> packs() {
        return shelves.values().stream().map(Shelf::pack).toList();
    }

    public Optional<RulePack> find(String name) {
        return Optional.ofNullable(shelves.get(name)).map(Shelf::pack);
    }

    Collection<Shelf> shelves() {
        return shelves.values();
    }

    /** One pack, its rows by their symbols. */
    static final class Shelf {
        private final RulePack pack;
        private final Map<Symbol, Listed> listed = new HashMap<>();
        private final Map<Symbol, Company> companies = new HashMap<>();

        Shelf(RulePack pack) {
            this.pack = pack;
            pack.list().ifPresent(list -> list.listed().forEach(one -> listed.put(one.symbol(), one)));
            pack.screen().ifPresent(screen -> screen.companies().forEach(one -> companies.put(one.symbol(), one)));
        }

        RulePack pack() {
            return pack;
        }

        Optional<Listed> listed(Symbol symbol) {
            return Optional.ofNullable(listed.get(symbol));
        }

        Optional<Company> company(Symbol symbol) {
            return Optional.ofNullable(companies.get(symbol));
        }
    }
}
