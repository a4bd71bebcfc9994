package dev.countersign.request.ui.form;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.dom.DomEvent;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.internal.nodefeature.ElementListenerMap;
import dev.countersign.definitions.form.AttachmentField;
import dev.countersign.definitions.form.FieldProblem;
import dev.countersign.definitions.form.Form;
import dev.countersign.definitions.form.TableField;
import dev.countersign.definitions.text.Text;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** A file in the list that is not stored is a problem of its field: the request would be sent without it. */
class LeftOverFileTest {

    private final FormFields fields = new FormFields(
            new Form(List.of(
                    files("offer"),
                    new TableField(
                            "items", Text.of("Items"), Text.NONE, false, List.of(files("receipt")), 0, 3, null))),
            FormOnScreen.speaking(Locale.UK));

    @Test
    void aRefusedFileIsNoAnswerThatIsAcceptedUntilItIsRemoved() {
        tell(0, "virus.exe", "");

        assertThat(fields.answers()).hasToString("{\"offer\":\"?\"}");
        tell(0, "", "");
        assertThat(fields.answers()).hasToString("{}");
    }

    @Test
    void aFileThatIsStillBeingSentIsNeither() {
        tell(0, "", "large.pdf");

        assertThat(fields.answers()).hasToString("{\"offer\":\"?\"}");
    }

    @Test
    void soIsOneInARowOfATable() {
        tell(1, "virus.exe", "");

        assertThat(fields.answers()).hasToString("{\"items\":[{\"receipt\":\"?\"}]}");
    }

    @Test
    void whatIsSaidAtARefusedFileIsNotShownAgainBelowTheField() {
        tell(0, "virus.exe", "");
        fields.show(List.of(new FieldProblem("offer", "field.required", List.of())));
        AttachmentInput input =
                FormOnScreen.within(fields, AttachmentInput.class).findFirst().orElseThrow();

        assertThat(input.getErrorMessage()).as("for screen readers").isNotEmpty();
        assertThat(input.hasClassName("said-at-files")).isTrue();
        tell(0, "", "large.pdf");
        assertThat(input.hasClassName("said-at-files")).isFalse();
        assertThat(input.getErrorMessage()).contains("large.pdf");
        tell(0, "", "");
        assertThat(input.isInvalid()).isFalse();
    }

    private static AttachmentField files(String key) {
        return new AttachmentField(key, Text.of(key), Text.NONE, false, 0, 3, Set.of());
    }

    /** As the script of the upload does. */
    private void tell(int upload, String refused, String sending) {
        Element element = FormOnScreen.within(fields, FileUpload.class)
                .toList()
                .get(upload)
                .getElement();
        element.getNode()
                .getFeature(ElementListenerMap.class)
                .fireEvent(new DomEvent(
                        element,
                        "left-over",
                        JsonMapper.shared()
                                .createObjectNode()
                                .put("event.detail.refused", refused)
                                .put("event.detail.sending", sending)));
    }
}
