package dev.countersign.standalone;

import dev.countersign.audit.AuditFinding;
import dev.countersign.audit.AuditVerification;
import dev.countersign.audit.AuditVerification.Checked;
import dev.countersign.audit.RecordedDecisions.Difference;
import dev.countersign.audit.Verification;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** Checks every audit log of a database, and the decisions against it, with the key and the anchors of a data folder. It changes nothing. */
public final class AuditLogs {

    private final PrintStream out;

    private AuditLogs(PrintStream out) {
        this.out = out;
    }

    /** Prints a line for each log. True if all are intact. */
    public static boolean verify(DataSource database, Path folder, PrintStream out) {
        MapPropertySource settings = new MapPropertySource(
                "folder",
                Map.of(
                        "countersign.data-dir",
                        folder.toString(),
                        "countersign.audit.anchor-file",
                        folder.resolve("audit-anchors").toString()));
        try (AnnotationConfigApplicationContext services = AuditServices.start(database, settings)) {
            return new AuditLogs(out).verify(services.getBean(AuditVerification.class));
        }
    }

    private boolean verify(AuditVerification logs) {
        var tenants = logs.tenants();
        long broken = Stream.concat(tenants.stream().map(logs::check), logs.gone(tenants).stream())
                .filter(this::tell)
                .count();
        out.println(
                broken == 0
                        ? "All %d audit logs are intact.".formatted(tenants.size())
                        : "Broken: %d of %d audit logs.".formatted(broken, tenants.size()));
        return broken == 0;
    }

    private boolean tell(Checked checked) {
        boolean broken = isBroken(checked);
        checked.before().reversed().forEach(finding -> tellBefore(checked.name(), finding));
        return broken;
    }

    /** What the product itself has found while it ran. It does not count: what was put back is not wrong any more. */
    private void tellBefore(String name, AuditFinding finding) {
        String found = switch (finding.found()) {
            case Verification.Broken wrong ->
                "entry %d %s".formatted(wrong.sequence(), wrong.fault().words());
            case Verification.DecisionsDiffer(List<Difference> decisions) ->
                "decision %s is not as the log recorded it"
                        .formatted(decisions.getFirst().decision());
            case Verification.Intact _, Verification.NotAllowed _ ->
                throw new IllegalStateException("that is no finding");
        };
        String end = finding.ended() ? "nothing any more" : "something else";
        out.printf(
                "%s: a check of %s found that %s%s%n",
                name,
                finding.at(),
                found,
                finding.next()
                        .map(next -> "; that of %s found %s".formatted(next, end))
                        .orElse(""));
    }

    private boolean isBroken(Checked checked) {
        return switch (checked.result()) {
            case Verification.Intact intact -> {
                out.printf(
                        Locale.ROOT,
                        "%s: intact, %d entries (%d of before signing, %d not anchored yet), head %s%n",
                        checked.name(),
                        intact.entries(),
                        intact.unsigned(),
                        intact.entries() - checked.anchored(),
                        intact.head().hex());
                yield false;
            }
            case Verification.Broken wrong -> {
                out.printf(
                        Locale.ROOT,
                        "%s: BROKEN, entry %d %s (anchored up to entry %d)%n",
                        checked.name(),
                        wrong.sequence(),
                        wrong.fault().words(),
                        checked.anchored());
                yield true;
            }
            case Verification.DecisionsDiffer(List<Difference> decisions) -> {
                decisions.forEach(one -> out.printf(
                        "%s: BROKEN, decision %s of request %s is not as the log recorded it%n",
                        checked.name(), one.decision(), one.request()));
                yield true;
            }
            case Verification.NotAllowed _ -> throw new IllegalStateException("nobody is asked who they are here");
        };
    }
}
