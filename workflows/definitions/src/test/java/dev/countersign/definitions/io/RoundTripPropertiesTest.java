package dev.countersign.definitions.io;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.definitions.RandomTemplates;
import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.change.Differences;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class RoundTripPropertiesTest {

    @Property(tries = 500)
    void whatIsWrittenAsYamlIsReadBackEqual(@ForAll long seed) {
        TemplateDefinition template = RandomTemplates.of(seed);
        String yaml = TemplateYaml.write(template);
        assertThat(TemplateYaml.read(yaml)).isEqualTo(new ReadResult.Parsed(template));
        assertThat(TemplateYaml.rewrite(yaml, template)).isEqualTo(yaml);
    }

    @Property(tries = 300)
    void whateverIsChangedTheTextWithCommentsHasTheChange(@ForAll long before, @ForAll long after) {
        String commented = TemplateYaml.write(RandomTemplates.of(before))
                .lines()
                .map(line -> line.endsWith(":") ? line + " # why" : line)
                .collect(Collectors.joining("\n", "# first\n", "\n# last\n"));
        TemplateDefinition changed = RandomTemplates.of(after);
        assertThat(TemplateYaml.read(TemplateYaml.rewrite(commented, changed)))
                .isEqualTo(new ReadResult.Parsed(changed));
    }

    @Property(tries = 200)
    void aTemplateDiffersOnlyFromOthers(@ForAll long one, @ForAll long other) {
        TemplateDefinition template = RandomTemplates.of(one);
        assertThat(Differences.between(template, RandomTemplates.of(one))).isEmpty();
        assertThat(Differences.between(template, RandomTemplates.of(other)).isEmpty())
                .isEqualTo(template.equals(RandomTemplates.of(other)));
    }
}
