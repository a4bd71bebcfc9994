package dev.countersign.view;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import dev.countersign.definitions.edit.StepEdits;
import dev.countersign.definitions.step.ApprovalStep;
import dev.countersign.definitions.step.AutomatedStep;
import dev.countersign.definitions.step.BranchStep;
import dev.countersign.definitions.step.FunctionCall;
import dev.countersign.definitions.step.Step;
import dev.countersign.definitions.step.StepTree;
import dev.countersign.definitions.step.WorkingTime;
import dev.countersign.definitions.text.Text;
import dev.countersign.editor.ui.input.Choice;
import dev.countersign.local.RunningProduct;
import dev.countersign.people.Actor;
import dev.countersign.template.TemplateDrafts;
import dev.countersign.testing.Acme;
import dev.countersign.testing.Desk;
import dev.countersign.testing.Desks;
import dev.countersign.ui.WholeNumberField;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.json.JsonMapper;

/** The editor of a flow, as the server draws it and answers it. */
class FlowEditorIT {

    private static final RunningProduct product = RunningProduct.shared();

    @RegisterExtension
    private final Desks desks = new Desks(product);

    @RegisterExtension
    private final PurchaseDraft draft = new PurchaseDraft(product);

    private final Actor elena = new Acme(product).actor("elena");
    private Desk desk;

    @BeforeEach
    void sitDown() {
        desk = desks.of(elena);
    }

    @Test
    void aStepIsAddedAtItsPlaceAndSelected() {
        at("");
        act(Map.of("kind", "ADD", "within", "large", "part", 1, "index", 0));
        assertThat(desk.text()).contains("People decide, and the request waits for them.");
        desk.choose("People decide");
        assertThat(StepEdits.find(steps(), "approval"))
                .hasValueSatisfying(place -> assertThat(place.within()).isEqualTo("large"));
        assertThat(desk.parts("flow-side-words")).singleElement().asString().contains("Approval");
        assertThat(desk.field(TextField.class, "Name, English").getValue()).isEqualTo("Approval");
    }

    @Test
    void stepsAreMovedCopiedCutAndPastedAndAllOfItIsUndone() {
        at("manager");
        act(Map.of("kind", "DOWN", "key", "manager"));
        assertThat(steps().get(1).key()).isEqualTo("manager");
        act(Map.of("kind", "CUT", "key", "director"));
        assertThat(StepTree.find(steps(), "director")).isEmpty();
        act(Map.of("kind", "PASTE", "within", "", "part", 0, "index", 0));
        assertThat(steps().getFirst().key()).isEqualTo("director");
        act(Map.of("kind", "DUPLICATE", "key", "director"));
        assertThat(steps().get(1).key()).isEqualTo("director-2");
        act(Map.of("kind", "MOVE", "key", "director-2", "within", "large", "part", 1, "index", 0));
        assertThat(StepEdits.find(steps(), "director-2"))
                .hasValueSatisfying(place -> assertThat(place.within()).isEqualTo("large"));
        for (int acts = 0; acts < 5; acts++) {
            act(Map.of("kind", "UNDO"));
        }
        assertThat(steps().getFirst().key()).isEqualTo("manager");
        assertThat(StepTree.find(steps(), "director-2")).isEmpty();
    }

    @Test
    void whatIsNotThereIsNotTouched() {
        at("");
        act(Map.of("kind", "REMOVE", "key", "no-such-step"));
        act(Map.of("kind", "MOVE", "key", "manager", "within", "no-such-step", "part", 7, "index", 99));
        act(Map.of("kind", "DROP_TABLE", "key", "manager"));
        assertThat(draft.now().undoable()).isFalse();
    }

    @Test
    void aFieldChangesItsOwnMemberAndLeavesWhatSomebodyElseHasChanged() {
        at("finance");
        draft.change(template -> StepEdits.change(
                        template.steps(), "finance", step -> ((ApprovalStep) step).with(WorkingTime.days(9)))
                .map(template::with));
        desk.field(TextField.class, "Name, English").setValue("Controlling");
        ApprovalStep finance = approval("finance");
        assertThat(finance.name()).isEqualTo(new Text("Controlling", Map.of("es", "Finanzas")));
        assertThat(finance.due()).isEqualTo(WorkingTime.days(9));
        desk.text();
        assertThat(desk.field(WholeNumberField.class, "Due in").getValue()).isEqualTo("9");
        desk.field(TextField.class, "Name, English").setValue(" ");
        assertThat(approval("finance").name().standard()).isEqualTo("Controlling");
        assertThat(desk.drawn("languages").getFirst().getElement().getProperty("errorMessage"))
                .isEqualTo("Enter a name in English.");
    }

    @Test
    void whatIsBeingTypedReachesAStepThatGetsAnotherKeyMeanwhile() {
        at("finance");
        TextField name = desk.field(TextField.class, "Name, English");
        ((Details) desk.drawn("step-form")
                        .getFirst()
                        .getChildren()
                        .filter(Details.class::isInstance)
                        .findFirst()
                        .orElseThrow())
                .setOpened(true);
        desk.text();
        desk.field(TextField.class, "Key").setValue("controlling");
        name.setValue("Controlling");
        assertThat(approval("controlling").name().standard()).isEqualTo("Controlling");
        assertThat(StepTree.find(steps(), "finance")).isEmpty();
        act(Map.of("kind", "UNDO"));
        act(Map.of("kind", "UNDO"));
        assertThat(approval("finance").name().standard()).isEqualTo("Finance");
    }

    @Test
    void undoingWhatWasAddedSelectsTheStepBesideIt() {
        at("manager");
        act(Map.of("kind", "DUPLICATE", "key", "manager"));
        act(Map.of("kind", "UNDO"));
        assertThat(StepTree.find(steps(), "manager-2")).isEmpty();
        assertThat(desk.parts("flow-side-words")).singleElement().asString().contains("Manager");
    }

    @Test
    void whoHasAStepOpenThatSomebodyElseDeletesIsTold() {
        at("finance");
        product.get(TemplateDrafts.class)
                .change(
                        new Acme(product).actor("greta"),
                        draft.id(),
                        template ->
                                StepEdits.remove(template.steps(), "finance").map(template::with));
        assertThat(desk.textWith("while you had it open")).contains("deleted “Finance”");
    }

    @Test
    void theStepThatSomebodyWritesInStaysWhileTheYamlCannotBeRead() {
        at("finance");
        TemplateDrafts drafts = product.get(TemplateDrafts.class);
        String readable = draft.now().yaml();
        drafts.replace(elena, draft.now().id(), "key: a\nform: [");
        desk.awaitText(text ->
                assertThat(text).contains("The YAML has errors at the moment").doesNotContain("Untitled"));
        TextField name = desk.field(TextField.class, "Name, English");
        drafts.replace(elena, draft.now().id(), readable);
        desk.awaitText(text -> assertThat(text).doesNotContain("The YAML has errors at the moment"));
        name.setValue("Controlling");
        assertThat(approval("finance").name().standard()).isEqualTo("Controlling");
    }

    @Test
    void aConditionIsBuiltAndItsLabelFollows() {
        at("large");
        desk.field(TextField.class, "Name, English");
        desk.field(TextField.class, "Value").setValue("7500");
        assertThat(one().when()).isEqualTo("$form.amount.amount > 7500");
        assertThat(one().label().standard()).as("a label of one's own stays").isEqualTo("above €5,000");
        desk.click("Add condition");
        assertThat(branch().cases()).hasSize(2);
        desk.field(TextField.class, "Value").setValue("900");
        assertThat(branch().cases().getLast().label().standard()).isEqualTo("Amount above 900");
        assertThat(desk.field(TextArea.class, "As JSONata").getValue()).isEqualTo("$form.amount.amount > 900");
    }

    /** "7.500" is 7,500 to a Spaniard, and was €7.50 without a word. */
    @Test
    void anAmountInAConditionIsReadAsInTheForm() {
        at("large");
        desk.field(TextField.class, "Value").setValue("7.500");
        assertThat(one().when()).isEqualTo("$form.amount.amount > 5000");
        assertThat(desk.field(TextField.class, "Value").getErrorMessage())
                .isEqualTo("Amounts in EUR have at most 2 decimals. Enter 1,500.00 or 1500.");
        desk.field(TextField.class, "Value").setValue("€7,500");
        assertThat(one().when()).isEqualTo("$form.amount.amount > 7500");
        assertThat(desk.field(TextField.class, "Value").getHelperText()).isEqualTo("€7,500");
    }

    @Test
    void jsonataThatNoBuilderCanShowIsKeptAndItsErrorStandsAtTheField() {
        at("large");
        desk.field(TextArea.class, "As JSONata").setValue("$form.nothing * 2 > 5");
        assertThat(one().when()).isEqualTo("$form.nothing * 2 > 5");
        assertThat(desk.text()).contains("This condition can only be edited as JSONata.");
        assertThat(desk.drawn("case-form")
                        .getFirst()
                        .getChildren()
                        .map(part -> part.getElement().getProperty("errorMessage", "")))
                .anySatisfy(problem -> assertThat(problem).contains("nothing"));
        assertThat(desk.parts("flow-mark-error")).singleElement().asString().contains("Error");
    }

    @Test
    void theInputOfAFunctionIsAFieldForEachOfItsMembers() {
        at("policy-check");
        assertThat(desk.field(Choice.class, "Function").getHelperText())
                .isEqualTo("Compares the request with a decision table. It changes nothing.");
        assertThat(desk.drawn("panel-input")).hasSizeGreaterThan(3);
        desk.field(TextField.class, "Name, English").setValue("Rules");
        assertThat(call().input().path("form").asString("")).isEqualTo("{% $form %}");
        assertThat(call().input().path("table").path("hit").asString("")).isEqualTo("first");
    }

    private FunctionCall call() {
        return ((AutomatedStep) StepTree.find(steps(), "policy-check").orElseThrow()).call();
    }

    private void at(String step) {
        desk.open(draft.address() + (step.isEmpty() ? "" : "?step=" + step));
    }

    private void act(Map<String, ?> detail) {
        desk.send("flow-editor", "flow-act", JsonMapper.shared().valueToTree(detail));
    }

    private List<Step> steps() {
        return draft.definition().steps();
    }

    private ApprovalStep approval(String key) {
        return (ApprovalStep) StepTree.find(steps(), key).orElseThrow();
    }

    private BranchStep branch() {
        return (BranchStep) StepTree.find(steps(), "large").orElseThrow();
    }

    private BranchStep.Case one() {
        return branch().cases().getFirst();
    }
}
