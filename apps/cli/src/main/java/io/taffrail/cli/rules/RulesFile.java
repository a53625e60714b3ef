package io.taffrail.cli.rules;

import io.taffrail.cli.failure.Failure;
import io.taffrail.cli.failure.Problem;
import io.taffrail.model.compliance.CompanyScreen.Company;
import io.taffrail.model.compliance.CompanyScreen.Measure;
import io.taffrail.model.compliance.CompanyScreen.Threshold;
import io.taffrail.model.compliance.CompanyScreen;
import io.taffrail.model.compliance.Conduct;
import io.taffrail.model.compliance.RulePack;
import io.taffrail.model.compliance.SymbolList;
import io.taffrail.model.id.AccountId;
import io.taffrail.model.id.Symbol;
import io.taffrail.model.instrument.AssetClass;
import io.taffrail.model.value.Decimal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A rule pack as people write it: a TOML file, and the CSV files beside it that it names. */
public final class RulesFile {
    private static final Set<String> FIGURES =
            Set.of("activity", "market_cap", "interest_debt", "interest_deposits", "total_income", "impermissible_income");

    private final Path folder;
    private final RulesToml toml;
    private final MessageDigest hash = sha256();
    private final Path file;

    private RulesFile(Path file) {
        this.file = file;
        this.folder = file.toAbsolutePath().resolveSibling("");
        this.toml = new RulesToml(file.getFileName().toString(), read(file));
    }

    /** Reads a pack; what is wrong with it is said with the line. */
    public static RulePack pack(Path file) {
        return new RulesFile(file).pack();
    }

    /** Reads every pack of a folder, in the order of the files' names. */
    public static List<RulePack> packs(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(one -> one.getFileName().toString().endsWith(".toml")).sorted().map(RulesFile::pack).toList();
        } catch (IOException e) {
            throw unreadable(folder);
        }
    }

    private RulePack pack() {
        LocalDate asOf = toml.date("as_of");
        Optional<Conduct> conduct = toml.has("conduct") ? Optional.of(conduct()) : Optional.empty();
        Optional<SymbolList> list = toml.has("list") ? Optional.of(list()) : Optional.empty();
        Optional<CompanyScreen> screen = toml.has("screen") ? Optional.of(screen(asOf)) : Optional.empty();
        String name = toml.text("name");
        String version = toml.text("version");
        int days = toml.whole("ttl_days");
        String citation = toml.find("citation").orElse("");
        List<AccountId> accounts = toml.checked(() -> toml.texts("accounts").stream().map(AccountId::new).toList());
        toml.refuseUnread();
        String sum = HexFormat.of().formatHex(hash.digest());
        return toml.checked(() -> new RulePack(
                name, version, file.getFileName().toString(), sum, asOf, days, citation, accounts, conduct, list, screen));
    }

    private Conduct conduct() {
        return new Conduct(
                toml.flag("conduct.margin"), toml.flag("conduct.shorts"),
                toml.texts("conduct.asset_classes").stream().map(kind -> word(AssetClass.class, kind)).toList());
    }

    private SymbolList list() {
        SymbolList.Kind kind = word(SymbolList.Kind.class, toml.text("list.kind"));
        CsvTable table = table("list.file", Set.of("symbol"), Set.of("reason"));
        List<SymbolList.Listed> listed = table.rows().stream()
                .map(row -> new SymbolList.Listed(symbol(row), row.find("reason").orElse("")))
                .toList();
        return toml.checked(() -> new SymbolList(kind, listed));
    }

    private CompanyScreen screen(LocalDate asOf) {
        CsvTable table = table("screen.file", Set.of("symbol"), Stream.concat(FIGURES.stream(), Stream.of("as_of"))
                .collect(Collectors.toUnmodifiableSet()));
        List<Company> companies = table.rows().stream().map(row -> company(row, asOf)).toList();
        var thresholds = new ArrayList<Threshold>();
        for (Measure measure : Measure.values()) {
            String key = "screen." + measure.name().toLowerCase(Locale.ROOT);
            if (toml.has(key)) {
                thresholds.add(toml.checked(() -> new Threshold(
                        measure, Decimal.of(toml.text(key + ".percent")), toml.flag(key + ".inclusive"),
                        toml.find(key + ".citation").orElse(""))));
            }
        }
        return toml.checked(() -> new CompanyScreen(
                thresholds, toml.texts("screen.forbidden"), toml.texts("screen.doubtful"),
                toml.has("screen.buys_doubtful") && toml.flag("screen.buys_doubtful"), companies));
    }

    private static Company company(CsvTable.Row row, LocalDate asOf) {
        return new Company(
                symbol(row), row.find("activity"), number(row, "market_cap"), number(row, "interest_debt"),
                number(row, "interest_deposits"), number(row, "total_income"), number(row, "impermissible_income"),
                row.find("as_of").map(text -> date(row, text)).orElse(asOf));
    }

    private static LocalDate date(CsvTable.Row row, String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException notADate) {
            throw row.wrong("as_of is " + text, "a day is written 2026-01-31");
        }
    }

    private static Symbol symbol(CsvTable.Row row) {
        try {
            return new Symbol(row.require("symbol"));
        } catch (IllegalArgumentException notASymbol) {
            throw row.wrong("the symbol cannot be one", String.valueOf(notASymbol.getMessage()));
        }
    }

    private static Optional<Decimal> number(CsvTable.Row row, String column) {
        try {
            return row.find(column).map(Decimal::of);
        } catch (NumberFormatException notANumber) {
            throw row.wrong(column + " is " + row.require(column), "it is a number, or left empty where it is not known");
        }
    }

    private CsvTable table(String key, Set<String> required, Set<String> optional) {
        Path named = folder.resolve(toml.text(key));
        return new CsvTable(named.getFileName().toString(), read(named), required, optional);
    }

    private String read(Path named) {
        try {
            byte[] bytes = Files.readAllBytes(named);
            hash.update(bytes);
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw unreadable(named);
        }
    }

    private <E extends Enum<E>> E word(Class<E> words, String text) {
        for (E word : words.getEnumConstants()) {
            if (word.name().toLowerCase(Locale.ROOT).equals(text)) {
                return word;
            }
        }
        throw toml.wrong(1, "'" + text + "' is not known",
                "known are: " + Stream.of(words.getEnumConstants())
                        .map(word -> word.name().toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining(", ")));
    }

    private static Failure unreadable(Path named) {
        return Problem.usage("RULES_UNREADABLE", named + " cannot be read", "it is not there, or may not be read by you",
                "name a file of rules; docs/rules.md shows one").failure();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
