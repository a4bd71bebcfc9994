package dev.countersign.request.ui;

import dev.countersign.audit.AuditEntry;
import dev.countersign.definitions.text.Text;
import dev.countersign.pdf.Paper;
import dev.countersign.request.ByProgram;
import dev.countersign.request.Fact;
import dev.countersign.request.PathNode;
import dev.countersign.request.RequestCase;
import dev.countersign.request.RequestRecord;
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
import java.util.stream.Stream;

/**
 * What stands in the record of a request: data, path, who was asked, decisions, and by which entry of the audit log all this can be checked.
 *
 * @param organisation its name
 * @param last the last entry of the audit log about the request
 */
record RecordPages(RequestRecord record, String organisation, Optional<AuditEntry> last, Formats formats) {

    void write(OutputStream out, Instant now) throws IOException {
        RequestCase.Head head = request().head();
        RecordEvidence evidence = new RecordEvidence(record, formats);
        try (Paper paper = new Paper(Dotted.of(head.number(), head.title().in(language())), language(), now)) {
            paper.small(organisation);
            paper.title(head.title().in(language()));
            head(paper);
            paper.heading(formats.say("record.data"));
            facts(paper);
            evidence.documents(paper);
            paper.heading(formats.say("path.title"));
            paper.box(
                    formats.say("path.submitted"),
                    List.of(Dotted.of(head.requester().name(), formats.exact(head.submittedAt()))),
                    0,
                    false);
            path(paper, request().path(), 0);
            evidence.asked(paper);
            evidence.earlier(paper);
            paper.heading(formats.say("record.history"));
            history(paper);
            proof(paper, now);
            paper.foot(
                    Dotted.of(organisation, head.number(), head.title().in(language())),
                    (page, pages) -> formats.say("record.page", page, pages));
            paper.write(out);
        }
    }

    private void head(Paper paper) throws IOException {
        RequestCase.Head head = request().head();
        paper.small(formats.say("record.of", head.number(), head.template().in(language()), head.revision()));
        paper.pair(
                formats.say("record.status"),
                formats.say("status." + head.status().name()));
        if (head.reason() != null) {
            paper.pair(formats.say("record.reason"), head.reason().in(language()));
        }
        paper.pair(
                formats.say("record.requester"),
                head.requester().isErased()
                        ? head.requester().name()
                        : Dotted.of(head.requester().name(), head.requester().email()));
        if (head.program().isPresent()) {
            ByProgram program = head.program().get();
            paper.pair(formats.say("record.program"), program.program());
            if (program.action().isPresent()) {
                paper.pair(formats.say("program.action"), program.action().get());
            }
        }
        paper.pair(formats.say("record.submitted"), formats.exact(head.submittedAt()));
        if (head.closedAt().isPresent()) {
            paper.pair(
                    formats.say("record.closed"), formats.exact(head.closedAt().get()));
        }
    }

    private void facts(Paper paper) throws IOException {
        for (Fact.Group group : Fact.inSections(request().facts())) {
            if (!group.section().equals(Text.NONE)) {
                paper.text(group.section().in(language()));
            }
            for (Fact fact : group.facts()) {
                String value = FactWords.of(fact.value(), formats, language());
                paper.pair(
                        fact.label().in(language()),
                        record.before(fact.field())
                                .map(before -> value + "\n"
                                        + formats.say("record.before", FactWords.of(before, formats, language())))
                                .orElse(value));
            }
        }
    }

    private void path(Paper paper, List<PathNode> nodes, int depth) throws IOException {
        boolean joined = depth == 0;
        for (PathNode node : nodes) {
            switch (node) {
                case PathNode.Step step -> paper.box(name(step), lines(step), depth, joined);
                case PathNode.Fork fork -> {
                    paper.branches(formats.say("record.branches"), depth);
                    for (List<PathNode> branch : fork.branches()) {
                        path(paper, branch, depth + 1);
                    }
                }
            }
            joined = true;
        }
    }

    private String name(PathNode.Step step) {
        return step.kind() == PathNode.Kind.REVISION
                ? formats.say("path.revision")
                : step.name().in(language());
    }

    private List<String> lines(PathNode.Step step) {
        List<String> lines = new ArrayList<>();
        String status = formats.say("path.status." + StepWords.status(step));
        lines.add(step.until().map(at -> Dotted.of(status, formats.exact(at))).orElse(status));
        Stream.concat(step.before().stream(), step.people().stream())
                .filter(one -> one.at().isPresent() || one.answer() == PathNode.Answer.LAPSED)
                .map(one -> Dotted.of(
                        StandInWords.name(one.person(), one.standsFor().map(PathNode.StandsFor::owner), formats),
                        formats.say("record.answer." + StepWords.answer(step, one.answer()))))
                .forEach(lines::add);
        return lines;
    }

    private void history(Paper paper) throws IOException {
        if (request().earlierComments()) {
            paper.small(formats.say("record.earlier-comments"));
        }
        RecordWords words = new RecordWords(formats);
        for (TimelineEntry entry : request().timeline()) {
            paper.pair(formats.exact(entry.at()), words.of(entry));
        }
    }

    private void proof(Paper paper, Instant now) throws IOException {
        if (last.isPresent()) {
            AuditEntry entry = last.get();
            paper.heading(formats.say("record.proof"));
            paper.text(formats.say("record.proof.text"));
            paper.pair(formats.say("record.proof.entry"), Long.toString(entry.sequence()));
            paper.pair(formats.say("record.proof.hash"), entry.hash().hex());
        }
        if (paper.lacksCharacters()) {
            paper.small(formats.say("record.characters"));
        }
        paper.small(formats.say("record.made", formats.exact(now)));
    }

    private RequestCase request() {
        return record.page();
    }

    private Locale language() {
        return formats.language();
    }
}
