package dev.countersign.definitions.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.definitions.EveryStep;
import dev.countersign.definitions.builtin.BuiltInTemplates;
import dev.countersign.definitions.change.Difference;
import dev.countersign.definitions.change.Difference.Part;
import dev.countersign.definitions.change.Difference.Subject;
import dev.countersign.definitions.edit.Place;
import dev.countersign.definitions.edit.StepEdits;
import dev.countersign.definitions.step.BranchStep;
import dev.countersign.definitions.step.NotifyStep;
import dev.countersign.definitions.step.Step;
import dev.countersign.definitions.step.StepTree;
import dev.countersign.definitions.text.Text;
import java.io.StringReader;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class FlowDrawingTest {

    @Test
    void everyStepIsDrawnOnceAndInsideOfTheImage() throws Exception {
        for (List<Step> steps : Stream.concat(
                        BuiltInTemplates.all().stream().map(template -> template.steps()),
                        Stream.of(EveryStep.TEMPLATE.steps(), List.<Step>of()))
                .toList()) {
            Document image = draw(steps);
            assertThat(marked(image))
                    .containsExactlyInAnyOrderElementsOf(
                            StepTree.of(steps).map(Step::key).toList());
            int width = number(image.getDocumentElement(), "width");
            int height = number(image.getDocumentElement(), "height");
            assertThat(elements(image, "rect")).allSatisfy(box -> {
                assertThat(number(box, "x")).isNotNegative();
                assertThat(number(box, "x") + number(box, "width")).isLessThanOrEqualTo(width);
                assertThat(number(box, "y") + number(box, "height")).isLessThanOrEqualTo(height);
            });
        }
    }

    @Test
    void boxesDoNotOverlap() throws Exception {
        List<Element> boxes = elements(draw(EveryStep.TEMPLATE.steps()), "rect");
        for (int one = 0; one < boxes.size(); one++) {
            for (int other = 0; other < one; other++) {
                assertThat(isApart(boxes.get(one), boxes.get(other), "x", "width")
                                || isApart(boxes.get(one), boxes.get(other), "y", "height"))
                        .isTrue();
            }
        }
    }

    @Test
    void aDrawingToBeEditedOffersEachPlaceOnceAndInsideOfTheImage() throws Exception {
        Document image = parsed(FlowDrawing.editableSvg("Flow", EveryStep.TEMPLATE.steps(), new Words()));
        int width = number(image.getDocumentElement(), "width");
        int height = number(image.getDocumentElement(), "height");
        assertThat(elements(image, "circle")).allSatisfy(sign -> {
            assertThat(number(sign, "cx")).isBetween(10, width - 10);
            assertThat(number(sign, "cy")).isBetween(10, height - 10);
        });
        List<Place> offered = elements(image, "g").stream()
                .filter(group -> group.getAttribute("class").equals("flow-plus"))
                .map(sign -> new Place(
                        sign.getAttribute("data-within"), number(sign, "data-part"), number(sign, "data-index")))
                .toList();
        assertThat(offered).containsExactlyInAnyOrderElementsOf(places("", 0, EveryStep.TEMPLATE.steps()));
        Step step = new NotifyStep("added", Text.of("a"), "$requester.email", Text.of("a"), Text.of("b"));
        assertThat(offered)
                .allSatisfy(place -> assertThat(StepEdits.insert(EveryStep.TEMPLATE.steps(), place, step)
                                .flatMap(flow -> StepEdits.find(flow, "added")))
                        .contains(place));
    }

    private static List<Place> places(String within, int part, List<Step> steps) {
        return Stream.concat(
                        IntStream.rangeClosed(0, steps.size()).mapToObj(index -> new Place(within, part, index)),
                        steps.stream()
                                .flatMap(step -> IntStream.range(0, step.parts().size())
                                        .boxed()
                                        .flatMap(one -> places(
                                                step.key(), one, step.parts().get(one))
                                                .stream())))
                .toList();
    }

    @Test
    void aTextCannotAddElements() throws Exception {
        Document image = draw(List.of(new NotifyStep(
                "tell", Text.of("<script>\"&</text>\u0000"), "$requester.email", Text.of("a"), Text.of("b"))));
        assertThat(elements(image, "script")).isEmpty();
        assertThat(image.getDocumentElement().getTextContent()).contains("<script>\"&</text>");
    }

    private static boolean isApart(Element one, Element other, String from, String length) {
        return number(one, from) + number(one, length) <= number(other, from)
                || number(other, from) + number(other, length) <= number(one, from);
    }

    @Test
    void stepsThatDifferAreMarkedWithASignInEitherVersion() throws Exception {
        Step kept = notify("kept", "a");
        List<Difference> differences = List.of(
                new Difference.Added(step("new")),
                new Difference.Removed(step("old")),
                new Difference.Moved(step("kept")),
                new Difference.Changed(step("kept"), "name", "a", "b"),
                new Difference.Changed(new Subject(Part.FIELD, "new", Text.of("Field")), "label", "a", "b"));

        Document older = parsed(FlowDrawing.comparedSvg(
                "Flow", List.of(kept, notify("old", "a")), new Words(), Mark.older(differences)));
        Document newer = parsed(FlowDrawing.comparedSvg(
                "Flow", List.of(notify("new", "a"), kept), new Words(), Mark.newer(differences)));

        assertThat(styles(older)).containsExactly("kept flow-step flow-changed ~", "old flow-step flow-removed −");
        assertThat(styles(newer)).containsExactly("new flow-step flow-added +", "kept flow-step flow-changed ~");
    }

    private static Step notify(String key, String name) {
        return new NotifyStep(key, Text.of(name), "$requester.email", Text.of("a"), Text.of("b"));
    }

    private static Subject step(String key) {
        return new Subject(Part.STEP, key, Text.of(key));
    }

    /** Of each step its key, the classes of its box and its sign. */
    private static List<String> styles(Document image) {
        return elements(image, "g").stream()
                .filter(group -> !group.getAttribute("data-step").isEmpty())
                .map(group -> group.getAttribute("data-step") + " " + group.getAttribute("class") + " "
                        + group.getLastChild().getTextContent())
                .toList();
    }

    private static Document draw(List<Step> steps) throws Exception {
        return parsed(FlowDrawing.svg("Flow", steps, new Words()));
    }

    private static Document parsed(String svg) throws Exception {
        return DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(svg)));
    }

    private static List<String> marked(Document image) {
        return elements(image, "g").stream()
                .map(group -> group.getAttribute("data-step"))
                .filter(key -> !key.isEmpty())
                .toList();
    }

    private static List<Element> elements(Document image, String name) {
        NodeList found = image.getElementsByTagName(name);
        return IntStream.range(0, found.getLength())
                .mapToObj(at -> (Element) found.item(at))
                .toList();
    }

    private static int number(Element element, String attribute) {
        return Integer.parseInt(element.getAttribute(attribute));
    }

    private record Words() implements StepTexts {

        @Override
        public String submitted() {
            return "Submitted";
        }

        @Override
        public String approved() {
            return "Approved";
        }

        @Override
        public String otherwise() {
            return "otherwise";
        }

        @Override
        public String name(Step step) {
            return step.name().standard();
        }

        @Override
        public String detail(Step step) {
            return "detail";
        }

        @Override
        public String label(BranchStep.Case one) {
            return one.label().standard();
        }
    }
}
