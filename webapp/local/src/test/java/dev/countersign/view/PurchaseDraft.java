package dev.countersign.view;

import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.builtin.BuiltInTemplates;
import dev.countersign.local.RunningProduct;
import dev.countersign.people.Actor;
import dev.countersign.template.BeginResult;
import dev.countersign.template.DraftOrigin;
import dev.countersign.template.TemplateDraft;
import dev.countersign.template.TemplateDraftId;
import dev.countersign.template.TemplateDrafts;
import dev.countersign.testing.Acme;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Elena's draft of the purchase request, begun before each test and discarded after it. */
final class PurchaseDraft implements BeforeEachCallback, AfterEachCallback {

    private final TemplateDrafts drafts;
    private final Actor elena;
    private @Nullable TemplateDraftId begun;

    PurchaseDraft(RunningProduct product) {
        this.drafts = product.get(TemplateDrafts.class);
        this.elena = new Acme(product).actor("elena");
    }

    @Override
    public void beforeEach(ExtensionContext test) {
        TemplateDefinition purchase = BuiltInTemplates.all().stream()
                .filter(template -> template.key().equals("purchase-request"))
                .findFirst()
                .orElseThrow();
        begun = ((BeginResult.Begun) drafts.begin(elena, new DraftOrigin.Given(purchase))).draft();
    }

    @Override
    public void afterEach(ExtensionContext test) {
        drafts.discard(elena, id());
    }

    TemplateDraftId id() {
        return Objects.requireNonNull(begun);
    }

    String address() {
        return "organisation/templates/drafts/" + id();
    }

    TemplateDraft now() {
        return drafts.open(elena, id()).orElseThrow();
    }

    TemplateDefinition definition() {
        return now().definition().orElseThrow();
    }

    /** Changes it as elena would in another window. */
    void change(Function<TemplateDefinition, Optional<TemplateDefinition>> change) {
        drafts.change(elena, id(), change);
    }
}
