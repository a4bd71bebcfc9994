package dev.countersign.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The previous version of the program works on the schema of the new one: see {@code db/README.md}. */
class ExpandAndContractTest {

    private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");
    private static final Pattern VERSION = Pattern.compile("V(\\d+)__.*\\.sql");

    /** Migrations up to this one are from before the rule. */
    private static final int BEFORE_THE_RULE = 106;

    private static final Pattern CONTRACTS = Pattern.compile(
            "\\bdrop (table|column)\\b|\\brename (to|column|constraint)\\b|\\balter column \\w+ (set data )?type\\b|\\bset not null\\b");
    private static final Pattern ALLOWED = Pattern.compile("-- contract: unused since v(\\d+)");

    @Test
    void noMigrationTakesAwayWhatThePreviousVersionUses() throws IOException {
        try (Stream<Path> files = Files.list(MIGRATIONS)) {
            List<Path> migrations =
                    files.filter(file -> version(file) > BEFORE_THE_RULE).toList();
            for (Path file : migrations) {
                assertThat(fault(version(file), Files.readString(file)))
                        .as("%s", file.getFileName())
                        .isEmpty();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "drop table person",
                "ALTER TABLE person\n  DROP COLUMN name",
                "alter table person rename column name to full_name",
                "alter table person rename to human",
                "alter table person alter column name type varchar(10)",
                "alter table person alter column name set not null",
                "-- contract: unused since V107\ndrop table person",
                "-- contract: unused\ndrop table person"
            })
    void whatThePreviousVersionMayUseIsNotTakenAway(String sql) {
        assertThat(fault(107, sql)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "alter table person add column nickname text",
                "create table team (tenant_id uuid not null, name text not null)",
                "drop index person_name",
                "-- drop table person",
                "-- contract: unused since V99\ndrop table person"
            })
    void whatExpandsMayBeDone(String sql) {
        assertThat(fault(107, sql)).isEmpty();
    }

    private static Optional<String> fault(int version, String migration) {
        String sql = migration.toLowerCase(Locale.ROOT);
        Matcher contracts = CONTRACTS.matcher(sql.replaceAll("--[^\n]*", " ").replaceAll("\\s+", " "));
        if (!contracts.find()) {
            return Optional.empty();
        }
        Matcher allowed = ALLOWED.matcher(sql);
        return allowed.find() && Integer.parseInt(allowed.group(1)) < version
                ? Optional.empty()
                : Optional.of(contracts.group());
    }

    private static int version(Path file) {
        Matcher version = VERSION.matcher(file.getFileName().toString());
        return version.matches() ? Integer.parseInt(version.group(1)) : 0;
    }
}
