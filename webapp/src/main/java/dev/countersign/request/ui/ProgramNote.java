package dev.countersign.request.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.i18n.I18NProvider;
import dev.countersign.request.ByProgram;
import dev.countersign.request.RequestCase;
import dev.countersign.ui.Icon;
import dev.countersign.ui.Notice;
import dev.countersign.ui.Parts.Part;
import dev.countersign.ui.Tone;
import java.util.Optional;
import java.util.stream.Stream;

/** Says plainly that a program asks, on whose behalf, and what exactly it will do. */
public final class ProgramNote {

    private ProgramNote() {}

    /** Empty if the requester has submitted it at a screen. */
    public static Optional<Part> of(RequestCase.Head head) {
        return head.program().map(by -> Part.of("program", () -> note(by, head), by, head.requester()));
    }

    private static Notice note(ByProgram by, RequestCase.Head head) {
        return new Notice(
                Tone.CALM,
                Icon.AUTOMATED,
                I18NProvider.translate(
                        "program.asks", by.program(), head.requester().name()),
                by.action().stream().flatMap(ProgramNote::action).toArray(Component[]::new));
    }

    private static Stream<Component> action(String words) {
        Paragraph heading = new Paragraph(I18NProvider.translate("program.action"));
        heading.addClassName("strong");
        Paragraph said = new Paragraph(words);
        said.addClassName("prose");
        return Stream.of(heading, said);
    }
}
