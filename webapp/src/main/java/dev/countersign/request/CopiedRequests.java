package dev.countersign.request;

import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.form.AttachmentField;
import dev.countersign.definitions.form.ChoiceField;
import dev.countersign.definitions.form.Field;
import dev.countersign.definitions.form.TableField;
import dev.countersign.definitions.text.Text;
import dev.countersign.people.Actor;
import dev.countersign.people.ActorTransaction;
import dev.countersign.template.Templates;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads requests to be submitted once more, as new ones. */
@Service
public class CopiedRequests {

    private final ActorTransaction transaction;
    private final FiledRequests files;
    private final Templates templates;
    private final RequestAccess access;

    CopiedRequests(ActorTransaction transaction, FiledRequests files, Templates templates, RequestAccess access) {
        this.transaction = transaction;
        this.files = files;
        this.templates = templates;
        this.access = access;
    }

    /** The answers of one of the person's own requests. Empty if there is no such request, or no form for it any more. */
    public Optional<CopiedRequest> copy(Actor actor, RequestId id) {
        return transaction.call(actor, present -> {
            Optional<FiledRequest> own = files.find(present.tenant(), id)
                    .filter(request -> request.requester().equals(present.person()));
            if (own.isEmpty()) {
                access.refused(present, id);
            }
            return own.flatMap(request -> templates
                    .offered(present.tenant(), request.definition().key())
                    .map(newest -> copy(request, new NewRequest(newest.id(), newest.definition()))));
        });
    }

    private static CopiedRequest copy(FiledRequest request, NewRequest form) {
        ObjectNode answers = JsonNodeFactory.instance.objectNode();
        List<Text> dropped = new ArrayList<>();
        for (Field before : request.definition().form().fields()) {
            JsonNode answer = request.form().path(before.key());
            if (answer.isMissingNode() || answer.isNull()) {
                continue;
            }
            if (takes(form.definition(), before, answer)) {
                answers.set(before.key(), before instanceof TableField table ? withoutFiles(table, answer) : answer);
            } else {
                dropped.add(before.label());
            }
        }
        return new CopiedRequest(form, request.number(), answers, dropped);
    }

    /** The files belong to the first request. */
    private static JsonNode withoutFiles(TableField table, JsonNode rows) {
        JsonNode copied = rows.deepCopy();
        table.columns().stream()
                .filter(AttachmentField.class::isInstance)
                .forEach(column -> copied.values().forEach(row -> ((ObjectNode) row).remove(column.key())));
        return copied;
    }

    /**
     * Whether the form has a field of the same key and kind, and the option if it is a choice. Limits are checked when it is submitted. Files are not
     * copied: a new request needs its own documents.
     */
    private static boolean takes(TemplateDefinition definition, Field before, JsonNode answer) {
        return !(before instanceof AttachmentField)
                && definition.form().fields().stream()
                        .filter(field -> field.key().equals(before.key()))
                        .anyMatch(field -> field.getClass() == before.getClass()
                                && (!(field instanceof ChoiceField choice)
                                        || choice.options().stream()
                                                .anyMatch(
                                                        option -> option.value().equals(answer.asString("")))));
    }
}
