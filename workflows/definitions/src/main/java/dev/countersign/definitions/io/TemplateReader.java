package dev.countersign.definitions.io;

import dev.countersign.definitions.EmailLink;
import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.check.Problem;
import dev.countersign.definitions.form.Form;
import dev.countersign.definitions.io.ReadResult.Parsed;
import dev.countersign.definitions.io.ReadResult.Problems;
import dev.countersign.definitions.step.Revisions;
import dev.countersign.definitions.step.WorkingTime;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads a template from a tree, which is the same for YAML and JSON. */
final class TemplateReader {

    private TemplateReader() {}

    static ReadResult read(Source source) {
        JsonNode root = source.root();
        List<Problem> problems = new ArrayList<>(source.problems());
        if (root == null) {
            return new Problems(problems);
        }
        TemplateDefinition definition = template(new Place(root, "", problems));
        return problems.isEmpty()
                ? new Parsed(definition)
                : new Problems(problems.stream().map(source::located).toList());
    }

    private static TemplateDefinition template(Place place) {
        Members members = place.members(
                "key", "name", "description", "prefix", "title", "form", "steps", "revisions", "email-link");
        return new TemplateDefinition(
                members.filled("key"),
                members.text("name"),
                members.textOrNone("description"),
                members.filled("prefix"),
                members.text("title"),
                new Form(members.list("form", RulesReader::item)),
                members.list("steps", StepReader::read),
                revisions(members.optional("revisions")),
                emailLink(members.optional("email-link")));
    }

    /** A word, or the amount from which people sign in. */
    private static EmailLink emailLink(@Nullable Place place) {
        if (place == null) {
            return EmailLink.STANDARD;
        }
        if (place.node().isString()) {
            EmailLink link = Words.EMAIL_LINKS.get(place.node().stringValue());
            if (link != null) {
                return link;
            }
            place.problem("template.not-one-of", String.join(", ", Words.EMAIL_LINKS.keySet()));
            return EmailLink.STANDARD;
        }
        Members members = place.members("sign-in-from", "currency");
        members.required("sign-in-from");
        BigDecimal amount = members.decimal("sign-in-from");
        return new EmailLink.SignInFrom(amount == null ? BigDecimal.ZERO : amount, members.filled("currency"));
    }

    private static Revisions revisions(@Nullable Place place) {
        if (place == null) {
            return Revisions.STANDARD;
        }
        Members members = place.members("due", "goes-on", "by-requester");
        Place due = members.optional("due");
        WorkingTime time = due == null ? null : ApprovalReader.time(due);
        return new Revisions(
                time == null ? Revisions.STANDARD.due() : time,
                members.has("goes-on") ? members.word("goes-on", Words.GOES_ON) : Revisions.STANDARD.goesOn(),
                members.flag("by-requester"));
    }
}
