package dev.countersign.definitions.io;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.form.Form;
import dev.countersign.definitions.step.Step;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CommentsTest {

    private static final String SOURCE = """
            # Trips of the sales team.
            key: trip
            name: {en: Trip, es: Viaje} # short, it is on a card
            prefix: TR
            title: place
            form:
              # Where to.
              - text: place
                label: Place
                required: true # else it has no title
              - number: days
                label: Days
            steps:
              # The manager knows the plan.
              - approval: manager
                name: Manager
                approvers: {manager-of: requester}
                due: 2 days # not more
              - branch: long
                name: Length
                cases:
                  # Agreed with finance.
                  - when: $form.days > 5
                    label: above 5 days
                    steps:
                      - approval: finance
                        name: Finance
                        approvers: {group: finance}
                        due: 1 day
            """;

    @Test
    void commentsStayWhereWhatTheyAreAboutStays() {
        TemplateDefinition before = read(SOURCE);
        List<Step> turned = before.steps().reversed();
        String written = TemplateYaml.rewrite(SOURCE, with(before, turned));

        assertThat(read(written).steps()).isEqualTo(turned);
        assertThat(written.lines().map(String::strip))
                .contains("# Trips of the sales team.", "# Where to.", "required: true # else it has no title")
                .contains("# The manager knows the plan.", "due: 2 days # not more", "# Agreed with finance.")
                .containsSubsequence("# Agreed with finance.", "# The manager knows the plan.", "- approval: manager");
    }

    @Test
    void commentsOfARemovedStepGoWithIt() {
        TemplateDefinition before = read(SOURCE);
        String written =
                TemplateYaml.rewrite(SOURCE, with(before, List.of(before.steps().getLast())));

        assertThat(written).doesNotContain("knows the plan", "not more").contains("Agreed with finance", "Where to");
    }

    @Test
    void anUnreadableSourceIsReplaced() {
        TemplateDefinition definition = read(SOURCE);
        Stream.of("", "{", "key: other", "a: &x 1\nb: *x", "# only a comment")
                .forEach(source -> assertThat(read(TemplateYaml.rewrite(source, definition)))
                        .isEqualTo(definition));
    }

    private static TemplateDefinition with(TemplateDefinition of, List<Step> steps) {
        return new TemplateDefinition(
                of.key(),
                of.name(),
                of.description(),
                of.prefix(),
                of.title(),
                new Form(of.form().fields()),
                steps);
    }

    private static TemplateDefinition read(String yaml) {
        return ((ReadResult.Parsed) TemplateYaml.read(yaml)).definition();
    }
}
