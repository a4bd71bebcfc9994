package dev.countersign.request.ui;

import dev.countersign.definitions.message.TaskAnswer.Outcome;
import dev.countersign.pdf.Paper;
import dev.countersign.request.Fact;
import dev.countersign.request.PathNode;
import dev.countersign.request.RequestRecord;
import dev.countersign.ui.Dotted;
import dev.countersign.ui.Formats;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The parts of a record that say what everybody who was asked had before them: documents, who was asked and why, and earlier answers. */
record RecordEvidence(RequestRecord record, Formats formats) {

    void documents(Paper paper) throws IOException {
        if (record.documents().isEmpty()) {
            return;
        }
        paper.heading(formats.say("record.documents"));
        for (RequestRecord.Document one : record.documents()) {
            String field = one.field()
                    .map(label -> label.in(formats.language()))
                    .orElseGet(() -> formats.say(one.hidden() ? "record.document.hidden" : "record.document.later"));
            paper.box(
                    one.file().name(),
                    List.of(
                            Dotted.of(
                                    field,
                                    one.file().format().label(),
                                    formats.fileSize(one.file().size()),
                                    one.by().name(),
                                    formats.exact(one.at())),
                            formats.say("record.document.hash", one.sha256())),
                    0,
                    false);
        }
    }

    void asked(Paper paper) throws IOException {
        if (record.asked().isEmpty()) {
            return;
        }
        paper.heading(formats.say("record.asked"));
        for (RequestRecord.Inquiry one : record.asked()) {
            List<String> lines = new ArrayList<>();
            lines.add(Dotted.of(formats.say("record.asked.since", formats.exact(one.since())), outcome(one)));
            one.tally().parts().stream()
                    .map(part -> PanelWords.progress(part, 0, formats, formats.language()))
                    .forEach(lines::add);
            paper.box(name(one), lines, 0, false);
            paper.gap();
            for (RequestRecord.Approver person : one.people()) {
                paper.pair(person.person().name(), approver(person));
            }
        }
    }

    /** "Legal · revision 1 · asked again after the due date". */
    private String name(RequestRecord.Inquiry one) {
        String step = one.step().in(formats.language());
        String ofRevision =
                record.earlier().isEmpty() ? step : Dotted.of(step, formats.say("record.revision", one.revision()));
        return one.visit() == 1 ? ofRevision : Dotted.of(ofRevision, formats.say("record.asked.escalated"));
    }

    private String outcome(RequestRecord.Inquiry one) {
        Outcome outcome = one.outcome();
        String ended = formats.say("record.outcome." + (outcome == null ? "NONE" : outcome.name()));
        return one.until()
                .map(at -> formats.say("record.asked.until", ended, formats.exact(at)))
                .orElse(ended);
    }

    /** What they answered, why they were asked, and what they wrote, each on a line. */
    private String approver(RequestRecord.Approver one) {
        String given = formats.say(
                one.barred() ? "record.barred" : "record.answer." + one.answer().name());
        // A question is answered by the change.
        boolean isVoid = !one.counts() && one.answer() != PathNode.Answer.ASKED_FOR_CHANGES;
        String answer = isVoid ? Dotted.of(given, formats.say("activity.void")) : given;
        return Stream.of(
                        Stream.of(one.at()
                                .map(at -> Dotted.of(answer, formats.exact(at)))
                                .orElse(answer)),
                        Stream.of(why(one)),
                        Stream.ofNullable(one.comment())
                                .filter(words -> !words.isBlank())
                                .map(words -> formats.say("record.quoted", words)))
                .flatMap(lines -> lines)
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining("\n"));
    }

    private String why(RequestRecord.Approver one) {
        return Dotted.of(Stream.of(
                        one.standsFor().stream().map(owner -> formats.say("record.stands-for", owner.name())),
                        one.inPlaceOf().stream().map(other -> formats.say("record.in-place-of", other.name())),
                        Stream.of(BecauseWords.of(one.why(), formats)))
                .flatMap(words -> words)
                .filter(words -> !words.isEmpty())
                .toList());
    }

    void earlier(Paper paper) throws IOException {
        for (RequestRecord.Earlier one : record.earlier()) {
            paper.heading(formats.say("record.earlier", one.revision()));
            paper.pair(formats.say("record.submitted"), formats.exact(one.at()));
            for (Fact fact : one.facts()) {
                String value = FactWords.of(fact.value(), formats, formats.language());
                paper.pair(
                        fact.label().in(formats.language()),
                        one.changed().contains(fact.field())
                                ? value + "\n" + formats.say("record.changed-later", one.revision() + 1)
                                : value);
            }
        }
    }
}
