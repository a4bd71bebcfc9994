package dev.countersign.cloudformation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What one template asks of another exists, and each reference within a template resolves. */
class StacksTest {

    private static final Pattern IN_TEXT = Pattern.compile("\\$\\{([A-Za-z0-9:.]+)}");

    /** Deployed before all others, which are made of what is in it. */
    private static final String ARTIFACTS = "artifacts.yaml";

    private final Template root = Template.of("countersign.yaml");

    static Stream<Template> templates() {
        return Template.all().stream();
    }

    @Test
    void everyTemplateIsAStackOfTheRoot() {
        assertThat(root.ofType("AWS::CloudFormation::Stack"))
                .extracting(stack -> root.properties(stack).get("TemplateURL"))
                .containsExactlyInAnyOrderElementsOf(templates()
                        .map(Template::name)
                        .filter(name -> !List.of(root.name(), ARTIFACTS).contains(name))
                        .toList());
    }

    @Test
    void everyStackGetsTheParametersThatItAsksForAndNoOthers() {
        for (String stack : root.ofType("AWS::CloudFormation::Stack")) {
            Template template = Template.of((String) root.properties(stack).get("TemplateURL"));
            Map<String, Object> given = Template.map(root.properties(stack).get("Parameters"));
            assertThat(template.section("Parameters").keySet()).as(stack).containsAll(given.keySet());
            assertThat(given.keySet())
                    .as(stack)
                    .containsAll(template.section("Parameters").entrySet().stream()
                            .filter(parameter ->
                                    !Template.map(parameter.getValue()).containsKey("Default"))
                            .map(Map.Entry::getKey)
                            .toList());
        }
    }

    @Test
    void everyOutputThatTheRootReadsExists() {
        Stream<String> read = Template.having(root.tree(), "Fn::GetAtt")
                .map(call -> call.get("Fn::GetAtt").toString())
                .filter(path -> path.contains(".Outputs."));
        assertThat(read).isNotEmpty().allSatisfy(path -> {
            String[] parts = path.split("\\.", -1);
            Template template = Template.of((String) root.properties(parts[0]).get("TemplateURL"));
            assertThat(template.section("Outputs")).as(path).containsKey(parts[2]);
        });
    }

    @Test
    void everyOutputOfAStackIsRead() {
        Set<String> read = Template.having(root.tree(), "Fn::GetAtt")
                .map(call -> call.get("Fn::GetAtt").toString())
                .collect(Collectors.toSet());
        for (String stack : root.ofType("AWS::CloudFormation::Stack")) {
            Template template = Template.of((String) root.properties(stack).get("TemplateURL"));
            assertThat(template.section("Outputs").keySet())
                    .allSatisfy(output -> assertThat(read).contains(stack + ".Outputs." + output));
        }
    }

    @ParameterizedTest
    @MethodSource("templates")
    void everyReferenceWithinATemplateResolves(Template template) {
        Set<String> known = new TreeSet<>(template.section("Resources").keySet());
        known.addAll(template.section("Parameters").keySet());
        assertThat(references(template))
                .filteredOn(name -> !name.startsWith("AWS::"))
                .allSatisfy(name -> assertThat(known).contains(name));
    }

    @ParameterizedTest
    @MethodSource("templates")
    void everyParameterIsUsed(Template template) {
        assertThat(references(template))
                .containsAll(template.section("Parameters").keySet());
    }

    /** An account, a region or a partition that is written out would be wrong in all others. */
    @ParameterizedTest
    @MethodSource("templates")
    void noTemplateNamesARegionAnAccountOrAPartition(Template template) {
        assertThat(Template.within(template.tree())
                        .filter(String.class::isInstance)
                        .map(String.class::cast))
                .noneMatch(text -> Pattern.compile("arn:aws\\b|\\b[a-z]{2}-[a-z]+-\\d\\b|\\b\\d{12}\\b")
                        .matcher(text)
                        .find());
    }

    private static Set<String> references(Template template) {
        Set<String> names = new TreeSet<>();
        Template.having(template.tree(), "Ref")
                .forEach(call -> names.add(call.get("Ref").toString()));
        Template.having(template.tree(), "Fn::GetAtt")
                .forEach(call -> names.add(call.get("Fn::GetAtt").toString().split("\\.", -1)[0]));
        Template.having(template.tree(), "Fn::Sub")
                .forEach(call -> IN_TEXT.matcher(call.get("Fn::Sub").toString())
                        .results()
                        .forEach(found -> names.add(
                                found.group(1).startsWith("AWS::")
                                        ? found.group(1)
                                        : found.group(1).split("\\.", -1)[0])));
        return names;
    }
}
