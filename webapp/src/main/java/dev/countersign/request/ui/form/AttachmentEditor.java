package dev.countersign.request.ui.form;

import dev.countersign.attachment.AttachmentId;
import dev.countersign.definitions.form.AppliedRules;
import dev.countersign.definitions.form.AttachmentField;
import dev.countersign.request.FileFacts;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.StringNode;

/** Files: each is sent when it is chosen, and its id is the answer. */
final class AttachmentEditor extends InputEditor<AttachmentField> {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final AttachmentInput input;
    private final Surroundings around;
    private boolean saysLeftOver;

    AttachmentEditor(AttachmentField field, Surroundings around) {
        AttachmentInput files = FieldInput.dress(new AttachmentInput(field, around), field, around.language());
        super(field, files);
        this.input = files;
        this.around = around;
        input.addValueChangeListener(changed -> keep());
        input.onLeftOver(this::followLeftOver);
        keep();
    }

    /** A file that was refused, or is still being sent, would be missing from the request. */
    @Override
    public Optional<String> refusal() {
        return input.leftOver();
    }

    @Override
    public Optional<JsonNode> answer() {
        if (refusal().isPresent()) {
            return Optional.of(StringNode.valueOf(UNREADABLE));
        }
        return input.getValue().isEmpty() ? Optional.empty() : Optional.of(ids());
    }

    /** The draft of an earlier session can name files that were removed meanwhile. */
    @Override
    void restore(DraftValue kept) {
        input.setValue(around.uploads().own(parse(kept.text())));
    }

    @Override
    public void showProblem(String sentence) {
        markLeftOver(refusal().filter(sentence::equals).isPresent());
        super.showProblem(sentence);
    }

    @Override
    public void clearProblem() {
        markLeftOver(false);
        super.clearProblem();
    }

    private void markLeftOver(boolean says) {
        saysLeftOver = says;
        input.saysLeftOver(says);
    }

    /** What is said of files that are not stored is about those that are still in the list. */
    private void followLeftOver() {
        if (saysLeftOver) {
            refusal().ifPresentOrElse(this::showProblem, this::clearProblem);
        }
    }

    private static List<AttachmentId> parse(String text) {
        try {
            return JSON.readTree(text).values().stream()
                    .flatMap(id -> AttachmentId.parse(id.asString("")).stream())
                    .toList();
        } catch (JacksonException unreadable) {
            return List.of();
        }
    }

    @Override
    public void apply(AppliedRules rules, String path) {
        super.apply(rules, path);
        input.setEnabled(!rules.isReadOnly(path));
    }

    /** The form does not name its files any more. */
    void discard() {
        input.getValue().forEach(file -> around.uploads().discard(file.id()));
    }

    private void keep() {
        input.getElement().setAttribute(FieldInput.RAW, input.getValue().isEmpty() ? "" : ids().toString());
    }

    private ArrayNode ids() {
        ArrayNode ids = JsonNodeFactory.instance.arrayNode();
        input.getValue().stream().map(FileFacts::id).map(AttachmentId::toString).forEach(ids::add);
        return ids;
    }
}
