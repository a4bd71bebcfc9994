package dev.countersign.administration.states;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.countersign.administration.states.StateChart.Box;
import dev.countersign.administration.states.StateGraph.Kind;
import dev.countersign.definitions.builtin.BuiltInTemplates;
import dev.countersign.definitions.compile.CompileTarget;
import dev.countersign.definitions.compile.TemplateCompiler;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** State machines of any author are drawn: hand-written ones, and those of templates. */
class StateDrawingTest {

    private static final StateLayout.Words WORDS = new StateLayout.Words("Start", "End", "otherwise");

    /** In both query languages, with every type of state. */
    private static final String HAND_WRITTEN = """
            {"StartAt": "First", "States": {
              "First": {"Type": "Pass", "Next": "Which <way>?"},
              "Which <way>?": {"Type": "Choice", "Default": "Pause", "Choices": [
                {"Variable": "$.amount", "NumericGreaterThan": 5, "Next": "Both"},
                {"Condition": "{% $states.input.small = true %}", "Next": "Each"}]},
              "Both": {"Type": "Parallel", "Next": "Pause", "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "Broken"}],
                "Branches": [
                  {"StartAt": "Left", "States": {"Left": {"Type": "Task", "Resource": "arn:x", "End": true}}},
                  {"StartAt": "Right", "States": {
                    "Right": {"Type": "Task", "Resource": "arn:x", "Next": "Rest", "Retry": []},
                    "Rest": {"Type": "Wait", "Seconds": 5, "Next": "Well"}, "Well": {"Type": "Succeed"}}}]},
              "Each": {"Type": "Map", "Next": "First", "ItemProcessor": {"StartAt": "One", "States": {
                "One": {"Type": "Map", "End": true, "Iterator": {"StartAt": "Deep", "States": {
                  "Deep": {"Type": "Pass", "End": true}}}}}}},
              "Pause": {"Type": "Wait", "Seconds": 5, "Next": "Nowhere"},
              "Broken": {"Type": "Fail"}}}
            """;

    @Test
    void everyTypeOfStateIsReadWithItsWays() {
        StateGraph graph = StateGraphs.read(HAND_WRITTEN).orElseThrow();
        assertThat(graph.begin()).isEqualTo("First");
        assertThat(graph.all())
                .extracting(StateGraph.Node::name)
                .containsExactlyInAnyOrder(
                        "First",
                        "Which <way>?",
                        "Both",
                        "Left",
                        "Right",
                        "Rest",
                        "Well",
                        "Each",
                        "One",
                        "Deep",
                        "Pause",
                        "Broken");
        assertThat(graph.all().flatMap(state -> state.ways().stream()))
                .extracting(StateGraph.Way::to, StateGraph.Way::kind, StateGraph.Way::condition)
                .contains(
                        tuple("Both", Kind.CHOICE, "$.amount NumericGreaterThan 5"),
                        tuple("Each", Kind.CHOICE, "$states.input.small = true"),
                        tuple("Pause", Kind.DEFAULT, ""),
                        tuple("Broken", Kind.CATCH, "States.ALL"));
        assertThat(graph.all().filter(StateGraph.Node::last))
                .extracting(StateGraph.Node::name)
                .containsExactlyInAnyOrder("Left", "Well", "One", "Deep", "Broken");
    }

    @Test
    void statesDoNotCoverEachOtherAndInnerOnesAreWithinTheirs() {
        StateChart chart = StateLayout.of(StateGraphs.read(HAND_WRITTEN).orElseThrow(), WORDS);
        assertThat(chart.boxes())
                .hasSize(14)
                .allSatisfy(box -> assertThat(isWithin(box, new Box("", "", true, 0, 0, chart.width(), chart.height())))
                        .as("%s", box)
                        .isTrue());
        assertThat(isWithin(box(chart, "Left"), box(chart, "Both"))).isTrue();
        assertThat(isWithin(box(chart, "Deep"), box(chart, "One"))).isTrue();
        assertThat(isWithin(box(chart, "One"), box(chart, "Each"))).isTrue();
        for (Box one : chart.boxes()) {
            for (Box other : chart.boxes()) {
                assertThat(one.equals(other) || apart(one, other) || isWithin(one, other) || isWithin(other, one))
                        .as("%s and %s", one, other)
                        .isTrue();
            }
        }
        assertThat(box(chart, "First").y())
                .isLessThan(box(chart, "Which <way>?").y());
        assertThat(chart.lines()).allSatisfy(line -> assertThat(line.points()).hasSizeGreaterThan(1));
    }

    @Test
    void theDrawingHasNamesWordsAndColoursAndEscapesWhatAnybodyWrote() {
        StateChart chart = StateLayout.of(StateGraphs.read(HAND_WRITTEN).orElseThrow(), WORDS);
        String svg = StateDrawing.svg(
                "A \"drawing\"",
                chart,
                Map.of(
                        "First", new StateMark(StateMark.Kind.DONE, 2),
                        "Both", new StateMark(StateMark.Kind.FAILED, 1)),
                mark -> mark.kind() + " x" + mark.visits());
        assertThat(svg)
                .contains("aria-label=\"A &quot;drawing&quot;\"")
                .contains("class=\"flow-step state-done\" data-step=\"First\"", "DONE x2 · Pass")
                .contains("class=\"flow-step state-group state-failed\" data-step=\"Both\"", "FAILED x1 · Parallel")
                .contains("Which &lt;way&gt;?", "small = true", "otherwise", "States.ALL", "way-catch")
                .doesNotContain("<way>");
    }

    @Test
    void theStateMachineOfEachReadyTemplateIsDrawn() {
        CompileTarget target = new CompileTarget("http://q/1/a", "http://q/1/b", "arn:t", "arn:f:", "");
        BuiltInTemplates.all().forEach(template -> {
            StateGraph graph =
                    StateGraphs.read(TemplateCompiler.compile(template, target)).orElseThrow();
            StateChart chart = StateLayout.of(graph, WORDS);
            assertThat(chart.boxes()).hasSize((int) graph.all().count() + 2);
        });
    }

    @Test
    void whatIsNoDefinitionIsNotDrawn() {
        for (String text : List.of("", "{", "[]", "{\"States\": 5}", "null")) {
            assertThat(StateGraphs.read(text)).as(text).isEmpty();
        }
        assertThat(StateLayout.of(StateGraphs.read("{\"States\": {}}").orElseThrow(), WORDS)
                        .boxes())
                .hasSize(2);
    }

    private static Box box(StateChart chart, String name) {
        return chart.boxes().stream()
                .filter(box -> box.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static boolean isWithin(Box inner, Box outer) {
        return inner.x() >= outer.x()
                && inner.y() >= outer.y()
                && inner.x() + inner.width() <= outer.x() + outer.width()
                && inner.y() + inner.height() <= outer.y() + outer.height();
    }

    private static boolean apart(Box one, Box other) {
        return one.x() + one.width() <= other.x()
                || other.x() + other.width() <= one.x()
                || one.y() + one.height() <= other.y()
                || other.y() + other.height() <= one.y();
    }
}
