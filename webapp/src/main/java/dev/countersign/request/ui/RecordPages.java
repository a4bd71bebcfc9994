package dev.countersign.request.ui;

import dev.countersign.audit.AuditEntry;
import dev.countersign.pdf.Paper;
import dev.countersign.people.PersonName;
import dev.countersign.request.ByProgram;
import dev.countersign.request.Fact;
import dev.countersign.request.PathNode;
import dev.countersign.request.RequestCase;
import dev.countersign.request.TimelineEntry;
import dev.countersign.ui.Dotted;
import dev.countersign.ui.Formats;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What stands in the record of a request: data, path, decisions, and by which entry of the audit log all this can be checked.
 *
 * @param last the last entry of the audit log about the request
 */
record RecordPages(RequestCase request, Optional<AuditEntry> last, Formats formats) {

    void write(OutputStream out, Instant now) throws IOException {
        RequestCase.Head head = request.head();
        try (Paper paper = new Paper(Dotted.of(head.number(), head.title().in(language())), language(), now)) {
            paper.title(head.title().in(language()));
            head(paper);
            paper.heading(formats.say("record.data"));
            for (Fact fact : request.facts()) {
                paper.pair(fact.label().in(language()), FactWords.of(fact.value(), formats, language()));
            }
            paper.heading(formats.say("path.title"));
            paper.box(
                    formats.say("path.submitted"),
                    List.of(Dotted.of(head.requester().name(), formats.exact(head.submittedAt()))),
                    0,
                    false);
            path(paper, request.path(), 0);
            paper.heading(formats.say("record.history"));
            for (TimelineEntry entry : request.timeline()) {
                Optional<String> sentence = sentence(entry);
                if (sentence.isPresent()) {
                    paper.pair(formats.exact(entry.at()), sentence.get());
                }
            }
            proof(paper, now);
            paper.write(out);
        }
    }

    private void head(Paper paper) throws IOException {
        RequestCase.Head head = request.head();
        paper.small(formats.say("record.of", head.number(), head.template().in(language()), head.revision()));
        paper.pair(
                formats.say("record.status"),
                formats.say("status." + head.status().name()));
        if (head.reason() != null) {
            paper.pair(formats.say("record.reason"), head.reason().in(language()));
        }
        paper.pair(
                formats.say("record.requester"),
                Dotted.of(head.requester().name(), head.requester().email()));
        if (head.program().isPresent()) {
            ByProgram program = head.program().get();
            paper.pair(
                    formats.say("record.program"),
                    program.program()
                            + program.action().map(action -> "\n" + action).orElse(""));
        }
        paper.pair(formats.say("record.submitted"), formats.exact(head.submittedAt()));
        if (head.closedAt().isPresent()) {
            paper.pair(
                    formats.say("record.closed"), formats.exact(head.closedAt().get()));
        }
    }

    private void path(Paper paper, List<PathNode> nodes, int depth) throws IOException {
        for (PathNode node : nodes) {
            switch (node) {
                case PathNode.Step step -> paper.box(step.name().in(language()), lines(step), depth, true);
                case PathNode.Fork fork -> {
                    for (List<PathNode> branch : fork.branches()) {
                        path(paper, branch, depth + 1);
                    }
                }
            }
        }
    }

    private List<String> lines(PathNode.Step step) {
        List<String> lines = new ArrayList<>();
        String status = formats.say("path.status." + step.status().name());
        lines.add(step.until().map(at -> Dotted.of(status, formats.exact(at))).orElse(status));
        step.people().stream()
                .filter(one -> one.at().isPresent())
                .map(one -> Dotted.of(
                        StandInWords.name(one.person(), one.standsFor().map(PathNode.StandsFor::owner), formats),
                        formats.say("record.answer." + one.answer().name())))
                .forEach(lines::add);
        return lines;
    }

    /** What counts: who submitted, changed and decided, what steps did, and the end. */
    private Optional<String> sentence(TimelineEntry entry) {
        return switch (entry) {
            case TimelineEntry.Submitted e ->
                Optional.of(e.program()
                        .map(program -> formats.say("activity.submitted-by-program", e.by().name(), program))
                        .orElseGet(() -> formats.say("activity.submitted", e.by().name())));
            case TimelineEntry.Revised e -> Optional.of(formats.say("activity.revised", e.by().name(), e.revision()));
            case TimelineEntry.Decided e -> Optional.of(decided(e));
            case TimelineEntry.Commented e ->
                Optional.of(said(formats.say("activity.commented", e.by().name()), e.text()));
            case TimelineEntry.Expired e ->
                Optional.of(formats.say("activity.expired", e.name().in(language())));
            case TimelineEntry.NotRevised _ -> Optional.of(formats.say("activity.not-revised"));
            case TimelineEntry.Checked e ->
                Optional.of(said(
                        formats.say(
                                e.refused() ? "activity.check-denied" : "activity.checked",
                                e.name().in(language())),
                        e.result() == null ? null : e.result().in(language())));
            case TimelineEntry.Skipped e ->
                Optional.of(said(
                        formats.say("activity.skipped", e.by().name(), e.name().in(language())), e.reason()));
            case TimelineEntry.Closed e ->
                Optional.of(formats.say(
                        "activity.closed." + e.status().name(),
                        e.by().map(PersonName::name).orElse("")));
            default -> Optional.empty();
        };
    }

    private String decided(TimelineEntry.Decided entry) {
        String key = switch (entry.basis()) {
            case OWN ->
                switch (entry.answer()) {
                    case APPROVED -> "activity.approved";
                    case DENIED -> "activity.denied";
                    default -> "activity.asked-for-changes";
                };
            case STEP_BEFORE -> "activity.repeated";
            case KEPT -> "activity.kept";
        };
        String step = entry.name().in(language());
        return said(
                formats.say(
                        key,
                        StandInWords.name(entry.by(), entry.standsFor(), formats),
                        entry.counts() ? step : Dotted.of(step, formats.say("activity.void"))),
                entry.comment());
    }

    private static String said(String sentence, @Nullable String words) {
        return words == null || words.isBlank() ? sentence : sentence + "\n“" + words + "”";
    }

    private void proof(Paper paper, Instant now) throws IOException {
        paper.heading(formats.say("record.proof"));
        if (last.isPresent()) {
            AuditEntry entry = last.get();
            paper.text(formats.say("record.proof.text"));
            paper.pair(formats.say("record.proof.entry"), Long.toString(entry.sequence()));
            paper.pair(formats.say("record.proof.hash"), entry.hash().hex());
        }
        if (paper.lacksCharacters()) {
            paper.small(formats.say("record.characters"));
        }
        paper.small(formats.say("record.made", formats.exact(now)));
    }

    private Locale language() {
        return formats.language();
    }
}
