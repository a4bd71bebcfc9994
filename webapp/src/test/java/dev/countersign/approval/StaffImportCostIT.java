package dev.countersign.approval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.administration.StaffImport;
import dev.countersign.administration.StaffImportResult.Kind;
import dev.countersign.administration.StaffImportResult.Read;
import dev.countersign.audit.AuditLog;
import dev.countersign.audit.Verification;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The largest file of people takes a few statements and not some for each line, since everybody else waits who changes people. */
class StaffImportCostIT {

    private static final int LINES = 2_000;

    /** However many lines there are. */
    private static final int MOST_STATEMENTS = 30;

    @RegisterExtension
    private final Companies companies = new Companies();

    private final Company company = companies.open();

    @Test
    void aFileOfNewPeopleIsReadAndWrittenAtOnce() {
        byte[] added = file(i -> "Person %d,p%d@acme.test,Sales %d,%s"
                .formatted(i, i, i % 50, i == 0 ? "" : "p%d@acme.test".formatted(i / 10)));
        Read read = counted("preview of new people", () -> preview(added));
        assertThat(read.count(Kind.ADDED)).isEqualTo(LINES);
        assertThat(counted("import of new people", () -> apply(added, read)).done())
                .isTrue();

        byte[] changed = file(i ->
                "Persona %d,p%d@acme.test,Ventas,%s".formatted(i, i, i == 0 ? "" : "p%d@acme.test".formatted(i / 20)));
        Read other = counted("preview of changes", () -> preview(changed));
        assertThat(other.count(Kind.CHANGED)).isEqualTo(LINES);
        assertThat(counted("import of changes", () -> apply(changed, other)).done())
                .isTrue();
        assertThat(counted("preview of what is so already", () -> preview(changed))
                        .count(Kind.SAME))
                .isEqualTo(LINES);
        assertThat(company.get(AuditLog.class).verify(company.elena)).isInstanceOf(Verification.Intact.class);
    }

    /** Each manager is a new person in a later line. */
    @Test
    void aChainOfManagersTakesNoStatementForEach() {
        byte[] chain = file(i ->
                "Person %d,p%d@acme.test,,%s".formatted(i, i, i == LINES - 1 ? "" : "p%d@acme.test".formatted(i + 1)));
        Read read = counted("preview of a chain", () -> preview(chain));
        assertThat(counted("import of a chain", () -> apply(chain, read)).done())
                .isTrue();
    }

    private Read preview(byte[] file) {
        return (Read) company.get(StaffImport.class).preview(company.elena, file);
    }

    private Read apply(byte[] file, Read previewed) {
        return (Read) company.get(StaffImport.class).apply(company.elena, file, previewed.rows());
    }

    private Read counted(String what, Supplier<Read> work) {
        Read[] read = new Read[1];
        long begun = System.nanoTime();
        List<String> statements = company.statements.of(() -> read[0] = work.get());
        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        System.out.printf(
                "%s: %d lines in %d ms, %d lines/s, %d statements%n",
                what,
                read[0].rows().size(),
                took.toMillis(),
                read[0].rows().size() * 1_000L / Math.max(1, took.toMillis()),
                statements.size());
        assertThat(statements).as(what).hasSizeLessThan(MOST_STATEMENTS);
        return read[0];
    }

    private static byte[] file(IntFunction<String> line) {
        return IntStream.range(0, LINES)
                .mapToObj(line)
                .collect(Collectors.joining("\n", "name,email,department,manager\n", "\n"))
                .getBytes(StandardCharsets.UTF_8);
    }
}
